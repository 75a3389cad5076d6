import type { FieldIssue } from "@/contracts/problem";
import { problemResponse } from "@/server/problem-response";

type Refused =
  | { code: "enrolment-closed"; missing: readonly string[] }
  | { code: "conflict" }
  | { code: "invalid-input"; issues: FieldIssue[]; rejected?: number };

/** The most that a refusal lists; the preview has every line. */
const ISSUES_SAID = 50;

/** Why a file was not imported, as a problem document. Nothing was stored. */
export function refusedImport(refused: Refused): Response {
  if (refused.code === "enrolment-closed")
    return problemResponse("enrolment-closed", { detail: `First the clinic has to record ${refused.missing.join(", ")}.` });
  if (refused.code === "conflict")
    return problemResponse("conflict", {
      detail: "Nothing was imported: a colleague enrolled one of these patients just now. Check the file again.",
    });
  const { issues, rejected = 0 } = refused;
  const detail =
    rejected > 0
      ? `Nothing was imported: ${rejected === 1 ? "one line" : `${rejected} lines`} cannot be enrolled.`
      : "The file cannot be read.";
  return problemResponse("invalid-input", { detail, issues: issues.slice(0, ISSUES_SAID) });
}
