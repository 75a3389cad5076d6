import { expect, test } from "vitest";
import { BASELINE_RISKS, type BaselineRisk, type RiskAnswer } from "@/clinical/baseline-risks";
import type { PatientRisk } from "@/contracts/patient-page";
import { risksLine } from "./risk-words";

const answered = (risk: BaselineRisk, answer: RiskAnswer, detail: string | null = null): PatientRisk => ({
  risk,
  version: 1,
  answer,
  detail,
  by: "Nurse",
  at: "2026-02-02T10:00:00Z",
});
const all = (answer: RiskAnswer) => BASELINE_RISKS.map((risk) => answered(risk, answer));

test.each<[string, PatientRisk[], string]>([
  ["nobody asked", [], "not asked yet"],
  ["somebody tried and was not told", all("not-asked"), "not asked yet"],
  ["all is denied", all("no"), "none reported"],
  ["some is denied and the rest not asked", [answered("alcohol", "no")], "none reported, 14 of 15 not asked"],
  [
    "something is reported",
    [answered("severe-depression", "yes", "2023, treated"), answered("bipolar", "yes"), answered("alcohol", "no")],
    "Severe depression (2023, treated) · Bipolar",
  ],
])("where %s the line says so", (_what, newest, line) => {
  expect(risksLine({ newest })).toBe(line);
});
