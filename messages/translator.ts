import { createTranslator } from "next-intl";
import { firmSpaces } from "./french-spaces";

/** Sentences in ICU message format, by section and name. */
type Texts = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** The same sections and names as `T`, in another language: a missing or a surplus sentence is a type error. */
export type InWordsOf<T extends Texts> = { readonly [S in keyof T]: { readonly [K in keyof T[S]]: string } };

/** "section.name" of every sentence in `T`. */
export type MessageOf<T extends Texts> = { [S in keyof T & string]: `${S}.${keyof T[S] & string}` }[keyof T & string];

export type MessageValues = Readonly<Record<string, string | number>>;
export type Say<Message extends string> = (message: Message, values?: MessageValues) => string;

/**
 * Sentences of one language, ready to be said. Make one translator a language and keep it: it remembers every sentence it has parsed.
 * @param locale for plurals and numbers (BCP 47)
 * @throws IntlError when said without a value the sentence needs, or when there is no such sentence: a test of the page sees either
 * @example translator("de", { page: { place: "{clinic}: Fragebogen" } })("page.place", { clinic: "Haut 1" }) // "Haut 1: Fragebogen"
 */
export function translator<T extends Texts>(locale: string, texts: T): Say<MessageOf<T>> {
  const translate = createTranslator({
    locale,
    messages: locale.startsWith("fr") ? withFirmSpaces(texts) : (texts as Texts),
    onError(error) {
      throw error;
    },
  }) as Say<string>; // its own types know sentences by the literal English only
  // A sentence without values is always the same, and most are: the page has a hundred.
  const constant = new Map<string, string>();
  return (message, values) => {
    if (values) return translate(message, values);
    // With no object at all, next-intl would hand out a sentence with its braces instead of refusing it.
    const text = constant.get(message) ?? translate(message, {});
    constant.set(message, text);
    return text;
  };
}

function withFirmSpaces(texts: Texts): Texts {
  const section = (sentences: Texts[string]) =>
    Object.fromEntries(Object.entries(sentences).map(([name, text]) => [name, firmSpaces(text)]));
  return Object.fromEntries(Object.entries(texts).map(([name, sentences]) => [name, section(sentences)]));
}
