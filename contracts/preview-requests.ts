import { z } from "zod";
import { LANGUAGES } from "./languages";
import { PREVIEW_FORMS, PREVIEW_PARTS } from "./preview";

export const previewParams = z.object({ part: z.enum(PREVIEW_PARTS) });
/** What the address of a preview holds; anything else in it is the first of each. */
export const previewQuery = z.object({ language: z.enum(LANGUAGES).catch("en"), form: z.enum(PREVIEW_FORMS).catch("adult") });
