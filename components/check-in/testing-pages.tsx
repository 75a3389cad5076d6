import type { ReactElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { checkInWords } from "@/messages/check-in";
import { ConsentPage } from "./consent-page";
import { ENDING_STATUS, Ended, type Ending } from "./ended";
import { fieldTrouble } from "./given-answers";
import { Landing } from "./landing";
import type { CheckInFacts, Shown } from "./page-facts";
import { Questionnaire } from "./questionnaire";
import { questionsOf } from "./questions";
import { Receipt } from "./receipt";
import { Told } from "./told";

export const words = checkInWords("en", "gb");
export const ID = "0199a0e2-7d3c-7c11-8a55-0f6f2b1c4d01";
export const TOKEN = "t".repeat(43);
/** A Tuesday, 10:00 in London: the clinic is staffed. */
export const now = new Date("2026-11-24T10:00:00Z");
export const closed = new Date("2026-11-27T18:00:00Z");
export const facts = {
  clinicName: "Riverside Dermatology",
  clinicPhone: "+1 503 555 0142",
  region: "us",
  timeZone: "Europe/London",
  staffed: { weekdays: [1, 2, 3, 4, 5], from: "09:00", until: "17:00", timeZone: "Europe/London" },
  phase: "on",
} as const satisfies CheckInFacts;
export const adult: Shown = { instrument: "phq9", adult: true, under25: true, elsewhere: [] };
export const teen: Shown = { instrument: "phq9-teen", adult: false, under25: true, elsewhere: [] };
export const assets = { css: 'a > b::before{content:"&"}', early: 'early("&&")', js: "/assets/check-in/check-in.A.js", nonce: "n0nce" };
export const shared = { words, assets, facts, now };
export const ENDINGS = Object.keys(ENDING_STATUS) as Ending[];
export const form = (props: Partial<Parameters<typeof Questionnaire>[0]> = {}) =>
  html(<Questionnaire {...shared} checkInId={ID} shown={adult} {...props} />);
export const html = (page: ReactElement) => renderToStaticMarkup(page);
export const missing = [{ path: "phq9.3", message: "Choose an answer for this question" }];
export const course = {
  points: [
    { on: "2026-10-01", total: 12 },
    { on: "2026-11-01", total: 6 },
    { on: "2026-11-24", total: 4 },
  ],
  direction: "better",
  since: "2026-10-01",
  contactedOn: "2026-10-20",
  looksAgainOn: null,
} as const;

/** Every kind of page, by name. */
export const pages: Record<string, string> = {
  landing: html(<Landing {...shared} token={TOKEN} adult begun={false} />),
  "landing under 18": html(<Landing {...shared} token={TOKEN} adult={false} begun />),
  consent: html(<ConsentPage {...shared} checkInId={ID} />),
  declined: html(<ConsentPage {...shared} checkInId={ID} declined />),
  form: form(),
  "form for teens": form({ shown: teen }),
  receipt: html(<Receipt {...shared} checkInId={ID} course={course} />),
  "receipt after an acute answer": html(<Receipt {...shared} checkInId={ID} acute />),
  told: html(<Told {...shared} region="us" heading="Thank you." text="The clinic has been asked to call you." back={`/c/${TOKEN}`} />),
  returned: form({
    given: { "phq9.1": "2", "phq9.9": "3" },
    trouble: fieldTrouble(missing, questionsOf(adult, words), words),
  }),
  ...Object.fromEntries(
    ENDINGS.map((ending) => [ending, html(<Ended words={words} assets={assets} ending={ending} region={null} opens="1 June" />)]),
  ),
};
export const page = (name: string) => pages[name] ?? "";
/** What somebody reads on a page: its words without its markup. */
export const read = (markup: string) =>
  markup
    .replace(/<[^>]+>/g, " ")
    .replaceAll("&#x27;", "'")
    .replaceAll("&amp;", "&")
    .replaceAll("\u00a0", " ")
    .replace(/\s+/g, " ");
