/** One coded answer of a published Questionnaire. */
export type Coding = { code: string; display?: string; extension?: { url: string; valueDecimal?: number }[] };
export type PublishedItem = {
  code?: { code: string }[];
  text?: string;
  answerOption?: { valueCoding: Coding; extension?: { url: string; valueDecimal?: number }[] }[];
  _text?: { extension: { extension: { url: string; valueString?: string }[] }[] };
};

/** Items of a published Questionnaire by LOINC code: linkIds and order differ between publishers. */
export function byCode(questionnaire: { item: unknown[] }): Map<string, PublishedItem> {
  return new Map((questionnaire.item as PublishedItem[]).flatMap((item) => (item.code ?? []).map(({ code }) => [code, item] as const)));
}

/** The answers that a published item offers, in its order. */
export function answersTo(item: PublishedItem | undefined): Coding[] {
  return (item?.answerOption ?? []).map(({ valueCoding }) => valueCoding);
}

/** Publishers set dashes with and without spaces, commas before "or", and marks at the end or none; nothing else may differ. */
export function words(text: string | undefined): string {
  return (text ?? "(none)")
    .replace(/\s*[-–—]\s*/g, "-")
    .replace(/[?.,]/g, "")
    .toLowerCase();
}
