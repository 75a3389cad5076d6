import type { Given } from "@/components/check-in/given-answers";
import { ANSWER_SHAPE, ASQ_FIELDS, type DraftInput, MOOD_FIELDS } from "@/contracts/check-in";
import type { FieldIssue } from "@/contracts/problem";
import type { CheckInSession } from "@/server/check-in-session";
import { database } from "@/server/database";
import { moreUrgent, promisedFor } from "@/server/promised-for";
import type { RouteContext } from "@/server/route";
import { saveDraft } from "@/server/use-cases/save-draft";
import { formWithIssues } from "./returned-form";

/**
 * The form with what was wrong beside its fields, once what it says of item 9 is saved: whoever pressed Send on a page without the script has
 * told the clinic that much, whatever else is missing.
 */
export async function formAfterTelling(
  context: RouteContext,
  { session }: { readonly session: CheckInSession },
  given: Given,
  issues: readonly FieldIssue[],
): Promise<Response> {
  const { actor, display, device, told: before } = session;
  const answers = safetyAnswersIn(given, display.instrument);
  if (Object.keys(answers).length === 0) return formWithIssues(context, { session }, given, issues);
  const { checkInId } = actor;
  const input = { checkIn: checkInId, language: display.language, answers };
  const result = await saveDraft(database(), actor, input, { now: context.now, device });
  const told = result.ok && result.saved.saved ? promisedFor(answers, display.instrument) : null;
  return formWithIssues(context, { session: { ...session, told: moreUrgent(before, told) } }, given, issues, { told: told !== null });
}

/** The answers to item 9 and what is asked after it that are answers, whatever else the form has. */
function safetyAnswersIn(given: Given, instrument: CheckInSession["display"]["instrument"]): DraftInput["answers"] {
  const fields = [MOOD_FIELDS[instrument].item9, ...ASQ_FIELDS];
  const legal = fields.flatMap((field) => {
    const answer = ANSWER_SHAPE[field].safeParse(given[field]);
    return answer.success ? [[field, answer.data]] : [];
  });
  return Object.fromEntries(legal);
}
