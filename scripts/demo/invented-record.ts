import { BASELINE_RISKS, type BaselineRisk, type RiskStatement } from "@/clinical/baseline-risks";
import { type Contacts, NO_CONTACTS } from "@/contracts/contacts";

/** What some of the demo's patients said before the start, by turns; the others said no to everything, or were not asked about the body. */
const SAID: readonly Partial<Record<BaselineRisk, string>>[] = [
  { "psychiatric-history": "mother treated for depression" },
  {},
  { "severe-depression": "2023, treated", "psychotropic-medication": "sertraline 50 mg, since 2023" },
  { stressors: "final exams this spring" },
  {},
  { "self-harm": "once, 2021" },
  { alcohol: "weekends" },
];
const GPS = ["Dr Rowan Field", "Dr Ines Almeida", "Dr Paul Whitaker"] as const;

/** Contacts and baseline risks of an invented patient; nothing of it is left to chance, so that a demo begun twice is the same. */
export function inventedRecord(seed: number): Contacts & { risks: RiskStatement[] } {
  const said = SAID[seed % SAID.length] ?? {};
  const asked = seed % 4 === 0 ? BASELINE_RISKS.slice(0, 10) : BASELINE_RISKS;
  const number = String(seed % 100).padStart(2, "0");
  return {
    ...NO_CONTACTS,
    address: `${(seed % 80) + 1} Harbour Street`,
    gpName: GPS[seed % GPS.length] ?? null,
    gpPractice: "Bridge Road Practice",
    gpPhone: `+1 555 02${number}`,
    ...(seed % 2 === 0 ? { emergencyName: `Robin ${number}`, emergencyRelation: "family", emergencyPhone: `+1 555 03${number}` } : {}),
    risks: asked.map((risk) => ({ risk, answer: said[risk] === undefined ? "no" : "yes", detail: said[risk] ?? null })),
  };
}
