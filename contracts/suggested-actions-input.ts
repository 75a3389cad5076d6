import { z } from "zod";
import { ACTION_URGENCIES } from "@/clinical/jurisdiction";
import { OWN_ACTION_LETTERS } from "./suggested-actions";

const { least, most } = OWN_ACTION_LETTERS;

/** One paragraph of visible letters: a flag's card, and paper, have room for no more. */
const ownAction = z
  .string()
  .transform((text) =>
    text
      .replace(/\p{Cf}/gu, "")
      .replace(/[\s\p{Cc}]+/gu, " ")
      .trim(),
  )
  .pipe(
    z
      .string()
      .min(least, { error: `Say what to do, in at least ${least} characters`, abort: true })
      .refine((text) => /\p{L}/u.test(text), "Say in words what to do")
      .refine((text) => [...text].length <= most, `At most ${most} characters`),
  );

/** What a clinic suggests at an urgency; null takes it back and shows the pack's. `basedOn`: the version that whoever changes it was looking at. */
export const changeSuggestionInput = z.strictObject({
  urgency: z.enum(ACTION_URGENCIES),
  text: ownAction.nullable(),
  basedOn: z.int().min(0).max(1_000_000),
});
export type ChangeSuggestionInput = z.output<typeof changeSuggestionInput>;
