import { LANGUAGE_LABELS, LANGUAGES, type Language } from "@/contracts/languages";
import { PREVIEW_FORMS, PREVIEW_PARTS, type PreviewForm, type PreviewPart } from "@/contracts/preview";

const PARTS: Readonly<Record<PreviewPart, string>> = {
  landing: "First page",
  consent: "Consent",
  questions: "Questions",
  plain: "Without script",
  item9: "After item 9",
  receipt: "Receipt",
  ended: "Ended",
};
const FORMS: Readonly<Record<PreviewForm, string>> = { adult: "Adult", teen: "Teen" };

export type PreviewPlace = { readonly part: PreviewPart; readonly language: Language; readonly form: PreviewForm };

/** Leads staff through the pages, languages and questionnaires of the preview. It is no part of what a patient sees. */
export function PreviewBar({ place }: { place: PreviewPlace }) {
  return (
    <nav className="preview-links" aria-label="Preview" lang="en">
      <Links name="Page" all={PREVIEW_PARTS} now={place.part} label={(part) => PARTS[part]} to={(part) => ({ ...place, part })} />
      <Links
        name="Language"
        all={LANGUAGES}
        now={place.language}
        label={(one) => LANGUAGE_LABELS[one]}
        to={(language) => ({ ...place, language })}
      />
      <Links name="Form" all={PREVIEW_FORMS} now={place.form} label={(one) => FORMS[one]} to={(form) => ({ ...place, form })} />
      <a href="/">Back to Isomood</a>
    </nav>
  );
}

type LinksProps<T extends string> = {
  name: string;
  all: readonly T[];
  now: T;
  label: (one: T) => string;
  to: (one: T) => PreviewPlace;
};

function Links<T extends string>({ name, all, now, label, to }: LinksProps<T>) {
  return (
    <ul aria-label={name}>
      {all.map((one) => (
        <li key={one}>
          <a href={addressOf(to(one))} aria-current={one === now ? "page" : undefined}>
            {label(one)}
          </a>
        </li>
      ))}
    </ul>
  );
}

function addressOf({ part, language, form }: PreviewPlace): string {
  return `/preview/check-in/${part}?language=${language}&form=${form}`;
}

/** The bar's own style, apart from the patients' stylesheet: they don't load a byte of it. */
export const PREVIEW_STYLE = `
@media (min-width: 40rem) { body { padding-top: 0; } .preview-bar { margin-bottom: 32px; } }
.preview-links { display: flex; flex-wrap: wrap; gap: 4px 20px; padding: 8px 16px; background: #14201f; color: #fff; font: 14px/20px system-ui, sans-serif; }
.preview-links ul { display: flex; flex-wrap: wrap; gap: 0 4px; margin: 0; padding: 0; list-style: none; }
.preview-links a { display: inline-block; min-height: 32px; padding: 6px 8px; border-radius: 8px; color: #fff; }
.preview-links a[aria-current] { background: #fff; color: #14201f; text-decoration: none; }
.preview-links a:focus-visible { outline: 2px solid #fff; outline-offset: 2px; }
.preview-links a[aria-current]:focus-visible { outline-offset: -4px; outline-color: #14201f; }
`;
