import type { FlagActionFailure } from "@/contracts/flag-actions";
import type { FieldIssue } from "@/contracts/problem";
import { problemResponse } from "./problem-response";
import type { FlagActionResult } from "./use-cases/claim-flag";

const FIELDS: Readonly<Partial<Record<FlagActionFailure, FieldIssue>>> = {
  "review-date-needed": { path: "reviewOn", message: "Say on which day the patient returns to Needs you" },
  "review-date-past": { path: "reviewOn", message: "Choose a day from today to a year ahead" },
  "no-such-colleague": { path: "to", message: "Choose another prescriber or nurse of this clinic" },
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
  return problemResponse("conflict", { detail: conflictWords(result.code, result.by) });
}

function conflictWords(code: FlagActionFailure, by: string | undefined): string {
  const who = by ?? "A colleague";
  if (code === "already-claimed") return `${who} claimed this first.`;
  if (code === "already-open") return `${who} opened this again first.`;
  if (code === "changed-meanwhile") return `${who} recorded something first. Read it, then record yours.`;
  if (code === "claim-moved") return by === undefined ? "Nobody has this flag any more: the claim has lapsed." : `${by} has this flag now.`;
  if (code === "not-yours") return `${who} has this flag: take it over first.`;
  return `${who} closed this first.`;
}
