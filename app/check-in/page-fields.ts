import { z } from "zod";
import { submitCheckInInput } from "@/contracts/check-in";

/** What a page's one form carries beside the answers: which questions it shows, and what its other buttons take. */
const PAGE_FIELDS = ["shown", "helpNumber", "to"] as const;

/**
 * Everything a check-in's form sends. What belongs to the page goes its own way; the answers are checked by their own schema, which refuses
 * what it does not know.
 */
export const sentForm = z.record(z.string(), z.unknown()).transform((sent, context) => {
  const answers = Object.fromEntries(Object.entries(sent).filter(([field]) => !PAGE_FIELDS.some((own) => own === field)));
  const parsed = submitCheckInInput.safeParse(answers);
  if (parsed.success) return { input: parsed.data, shown: typeof sent.shown === "string" ? sent.shown : undefined };
  for (const issue of parsed.error.issues) context.addIssue({ ...issue });
  return z.NEVER;
});

/** A form of which only some fields matter here: its answers are given back as they came and not looked at. */
export const wholeForm = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]));

/** The fields of a form as text, as they came. */
export function textOf(fields: Readonly<Record<string, unknown>>): Record<string, string> {
  const present = Object.entries(fields).filter(([, value]) => value !== undefined && value !== null);
  return Object.fromEntries(present.map(([field, value]) => [field, String(value)]));
}
