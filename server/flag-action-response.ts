import type { FlagActionFailure } from "@/contracts/flag-actions";
import type { FieldIssue } from "@/contracts/problem";
import { problemResponse } from "./problem-response";
import type { FlagActionResult } from "./use-cases/claim-flag";

const FIELDS: Readonly<Partial<Record<FlagActionFailure, FieldIssue>>> = {
  "review-date-needed": { path: "reviewOn", message: "Say on which day the patient returns to Needs you" },
  "review-date-past": { path: "reviewOn", message: "Choose a day from today to a year ahead" },
  "reason-needed": { path: "note", message: "Nobody was reached: say why this can be closed" },
};

/**
 * The answer to an action on a flag: 200 and nothing, 404 alike for a missing and another clinic's flag, 409 saying who was first,
 * 422 on the field that is wanting.
 */
export function flagActionResponse(result: FlagActionResult): Response {
  if (result.ok) return Response.json({});
  const issue = FIELDS[result.code];
  if (issue !== undefined) return problemResponse("invalid-input", { issues: [issue] });
  if (result.code === "not-found") return problemResponse("not-found");
  const by = result.by ?? "A colleague";
  return problemResponse("conflict", {
    detail: result.code === "already-claimed" ? `${by} claimed this first.` : `${by} closed this first.`,
  });
}
