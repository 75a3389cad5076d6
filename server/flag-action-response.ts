import type { FlagActionFailure } from "@/contracts/flag-actions";
import { problemResponse } from "./problem-response";
import type { FlagActionResult } from "./use-cases/claim-flag";

const REVIEW_DATE: Readonly<Partial<Record<FlagActionFailure, string>>> = {
  "review-date-needed": "Say on which day the patient returns to Needs you",
  "review-date-past": "Choose a day from today to a year ahead",
};

/**
 * The answer to an action on a flag: 200 and nothing, 404 alike for a missing and another clinic's flag, 409 saying who was first,
 * 422 on the review date.
 */
export function flagActionResponse(result: FlagActionResult): Response {
  if (result.ok) return Response.json({});
  const review = REVIEW_DATE[result.code];
  if (review !== undefined) return problemResponse("invalid-input", { issues: [{ path: "reviewOn", message: review }] });
  if (result.code === "not-found") return problemResponse("not-found");
  const by = result.by ?? "A colleague";
  return problemResponse("conflict", {
    detail: result.code === "already-claimed" ? `${by} claimed this first.` : `${by} closed this first.`,
  });
}
