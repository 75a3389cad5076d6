/**
 * What is asked before the first dose, once and with its date. None of it blocks a course; it is shown beside what the patient answers
 * later. Most urgent first; from `pregnancy-possible` on about the body. Source: clinical reference, section 5.
 */
export const BASELINE_RISKS = [
  "severe-depression",
  "self-harm",
  "bipolar",
  "psychiatric-history",
  "psychotropic-medication",
  "body-dysmorphic",
  "impulsivity",
  "substance-use",
  "anabolic-steroids",
  "stressors",
  "pregnancy-possible",
  "liver-disease",
  "raised-lipids",
  "vitamin-a-tetracycline",
  "alcohol",
] as const;
export type BaselineRisk = (typeof BASELINE_RISKS)[number];

/** Of the body, not of the mind: asked after the others. */
export const BODY_RISKS: readonly BaselineRisk[] = BASELINE_RISKS.slice(BASELINE_RISKS.indexOf("pregnancy-possible"));

/** `label` as it is asked, `short` as a heading has room for, `detail` what is worth writing down beside a yes. */
export const RISK_TEXTS: Readonly<Record<BaselineRisk, { label: string; short: string; detail: string }>> = {
  "severe-depression": { label: "Severe depression, now or ever", short: "Severe depression", detail: "When, treated how" },
  "self-harm": { label: "Self-harm or suicide attempt, ever", short: "Self-harm or attempt", detail: "What, when" },
  bipolar: { label: "Bipolar disorder", short: "Bipolar", detail: "Since when, treated how" },
  "psychiatric-history": {
    label: "Other psychiatric history, own or in the family",
    short: "Psychiatric history",
    detail: "Who, what, when",
  },
  "psychotropic-medication": {
    label: "Takes an antidepressant or another psychotropic medicine",
    short: "On psychotropic medicine",
    detail: "Which, since when",
  },
  "body-dysmorphic": { label: "Body dysmorphic disorder", short: "Body dysmorphic disorder", detail: "Since when, treated how" },
  impulsivity: { label: "Impulsivity", short: "Impulsivity", detail: "How it shows" },
  "substance-use": { label: "Substance use", short: "Substance use", detail: "What, how often" },
  "anabolic-steroids": { label: "Anabolic-androgenic steroids", short: "Anabolic steroids", detail: "Which, until when" },
  stressors: { label: "Stressful events at present", short: "Stressful events", detail: "Exams, separation, loss" },
  "pregnancy-possible": { label: "Pregnancy possible", short: "Pregnancy possible", detail: "Contraception, tests" },
  "liver-disease": { label: "Liver disease", short: "Liver disease", detail: "What, latest values" },
  "raised-lipids": { label: "Raised lipids", short: "Raised lipids", detail: "Latest values" },
  "vitamin-a-tetracycline": {
    label: "Takes vitamin A or a tetracycline",
    short: "Vitamin A or tetracycline",
    detail: "Which, until when",
  },
  alcohol: { label: "Alcohol", short: "Alcohol", detail: "How much a week" },
};

/** What somebody said when asked. `not-asked` is no "no". */
export const RISK_ANSWERS = ["yes", "no", "not-asked"] as const;
export type RiskAnswer = (typeof RISK_ANSWERS)[number];

/** One answer and what was written beside it; null: nothing. */
export type RiskStatement = { readonly risk: BaselineRisk; readonly answer: RiskAnswer; readonly detail: string | null };

/**
 * Whether somebody should look again before the first dose: a history of severe depression asks for it and blocks nothing.
 * @param statements the newest of each risk
 */
export function asksForSecondLook(statements: readonly RiskStatement[]): boolean {
  return statements.some(({ risk, answer }) => risk === "severe-depression" && answer === "yes");
}

/** Answered yes, each of these is a psychiatric history for the rule on missed check-ins. Source: clinical reference, section 3. */
export const PSYCHIATRIC_RISKS = [
  "severe-depression",
  "self-harm",
  "bipolar",
  "psychiatric-history",
  "psychotropic-medication",
  "body-dysmorphic",
] as const satisfies readonly BaselineRisk[];
