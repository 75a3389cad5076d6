import { type FlagActionFailure, FURTHEST_RETRY_DAYS } from "@/contracts/flag-actions";
import type { SendOutcome } from "@/contracts/panel";
import type { FieldIssue } from "@/contracts/problem";
import { problemResponse } from "./problem-response";
import type { RecordTaskResult } from "./use-cases/record-task";

const FIELDS: Readonly<Partial<Record<FlagActionFailure, FieldIssue>>> = {
  "review-date-needed": { path: "reviewOn", message: "Say on which day the patient returns to Needs you" },
  "review-date-past": { path: "reviewOn", message: "Choose a day from today to a year ahead" },
  "retry-date-wrong": { path: "retryOn", message: `Choose a day from today to ${FURTHEST_RETRY_DAYS} days ahead` },
  "no-such-colleague": { path: "to", message: "Choose another prescriber or nurse of this clinic" },
  "reason-needed": { path: "note", message: "Nobody was reached: say why this can be closed" },
};

const NOT_SENT: Readonly<Partial<Record<SendOutcome, string>>> = {
  "no-address": "No e-mail address is known. Call them, or ask at the visit.",
  "wants-none": "They stopped all messages. Call them, or ask at the visit.",
  declined: "They declined check-ins by message. Call them, or ask at the visit.",
  "not-followed": "This course is no longer followed, so there is no check-in to send. Choose another outcome.",
};

/**
 * The answer to an action on a flag: 200 and nothing, 404 alike for a missing and another clinic's flag, 409 saying who was first,
 * 422 on the field that is wanting.
 */
export function flagActionResponse(result: RecordTaskResult): Response {
  if (result.ok) return Response.json({});
  if ("why" in result) return problemResponse("conflict", { detail: NOT_SENT[result.why] ?? "The check-in could not be sent." });
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
