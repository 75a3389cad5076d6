import { z } from "zod";
import { BASELINE_RISKS, type BaselineRisk, RISK_ANSWERS, type RiskAnswer, type RiskStatement } from "@/clinical/baseline-risks";
import { shortText } from "./contacts";

/** Characters of what stands beside an answer. */
export const RISK_DETAIL_LENGTH = 200;
/** Characters of what a clinician writes after a second look. */
export const SECOND_LOOK_LENGTH = 500;
export const RISK_ANSWER_LABELS: Readonly<Record<RiskAnswer, string>> = { yes: "Yes", no: "No", "not-asked": "Not asked" };

/** What a form's two fields of one risk are called. */
export const riskField = <R extends BaselineRisk>(risk: R) => `risk.${risk}` as const;
export const riskDetailField = <R extends BaselineRisk>(risk: R) => `risk.${risk}.detail` as const;

const answer = z.enum(RISK_ANSWERS, "Choose yes, no or not asked").default("not-asked");
const detail = shortText(RISK_DETAIL_LENGTH);

/** The fields of every risk: its answer, `not-asked` where none is sent, and what is written beside it. */
export const riskFields = Object.fromEntries(
  BASELINE_RISKS.flatMap((risk) => [
    [riskField(risk), answer],
    [riskDetailField(risk), detail],
  ]),
) as { [R in BaselineRisk as `risk.${R}`]: typeof answer } & { [R in BaselineRisk as `risk.${R}.detail`]: typeof detail };
const NAMED = BASELINE_RISKS.map((risk) => ({ risk, named: riskField(risk), detailed: riskDetailField(risk) }));
type RiskFields = z.output<z.ZodObject<typeof riskFields>>;

/** What a form's fields state, risk by risk, and the fields that are none of them. */
export function takeRisks<F extends RiskFields>(fields: F): Omit<F, keyof RiskFields> & { risks: RiskStatement[] } {
  const rest: Record<string, unknown> = {};
  // Copied and not deleted from a copy, which takes ten times as long.
  for (const name in fields) if (!(name in riskFields)) rest[name] = fields[name];
  const risks = NAMED.map(({ risk, named, detailed }) => ({ risk, answer: fields[named], detail: fields[detailed] }));
  return { ...(rest as Omit<F, keyof RiskFields>), risks };
}

/** Answers given anew. `basedOn` counts the versions of all risks together that whoever changes them was looking at. */
export const changeRisksInput = z
  .strictObject({ basedOn: z.coerce.number().int().min(0).max(1_000_000), ...riskFields })
  .transform(takeRisks);
export type ChangeRisksInput = z.output<typeof changeRisksInput>;

/** That a clinician has looked again, and why the course may start or go on; the answer they looked at. */
export const secondLookInput = z.strictObject({
  version: z.coerce.number().int().min(1).max(1_000_000),
  note: z
    .string()
    .trim()
    .min(1, "Write in a few words what you decided")
    .max(SECOND_LOOK_LENGTH, `At most ${SECOND_LOOK_LENGTH} characters`),
});
export type SecondLookInput = z.output<typeof secondLookInput>;
