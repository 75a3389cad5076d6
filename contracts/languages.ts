/** Languages a patient may prefer. An instrument without published wording in one is shown in English, and says so. */
export const LANGUAGES = ["en", "es", "de", "fr"] as const;
export type Language = (typeof LANGUAGES)[number];

export const LANGUAGE_LABELS: Readonly<Record<Language, string>> = { en: "English", es: "Español", de: "Deutsch", fr: "Français" };
