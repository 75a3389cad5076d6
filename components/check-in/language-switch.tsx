import { LANGUAGE_LABELS, LANGUAGES } from "@/contracts/languages";
import type { CheckInWords } from "@/messages/check-in";

/**
 * The page's other languages. On a page without answers they are links; in the form they are buttons that send the answers along, so that
 * the form comes back with them.
 */
export function LanguageSwitch({ words, form }: { readonly words: CheckInWords; readonly form?: string }) {
  return (
    <nav className="languages" aria-label={words.say("page.language")}>
      <ul>
        {LANGUAGES.map((language) => (
          <li key={language} lang={language}>
            {language === words.language ? (
              <span aria-current="true">{LANGUAGE_LABELS[language]}</span>
            ) : form === undefined ? (
              <a href={`?language=${language}`} hrefLang={language}>
                {LANGUAGE_LABELS[language]}
              </a>
            ) : (
              <button
                type="submit"
                form={form}
                formAction="/api/check-ins/language"
                formNoValidate
                name="to"
                value={language}
                data-language
              >
                {LANGUAGE_LABELS[language]}
              </button>
            )}
          </li>
        ))}
      </ul>
    </nav>
  );
}
