import type { Certainty, CrisisLine, Region } from "./crisis-lines";

export type RegionHelp = { readonly emergency: readonly string[]; readonly lines: readonly CrisisLine[] };

/** Date of the reference in which the lines below were compared with their sources. */
const CHECKED_ON = "2026-11-23";
const ANY_HOUR = "24 hours a day, every day";

type Contact = Pick<CrisisLine, "call" | "text" | "chat">;

function line(name: string, contact: Contact, hours: string | null, certainty: Certainty): CrisisLine {
  return { name, ...contact, hours, checkedOn: certainty === "unchecked" ? null : CHECKED_ON, certainty };
}

const SAMARITANS = line("Samaritans", { call: "116 123" }, ANY_HOUR, "checked");

/**
 * Every line known, checked or not. The text number Samaritans retired in 2020 is not here and must not come back (a test
 * looks). Hours are given only where a public page states them.
 */
export const CRISIS_DIRECTORY: Record<Region, RegionHelp> = {
  us: {
    emergency: ["911"],
    lines: [
      line("988 Suicide & Crisis Lifeline", { call: "988", text: { to: "988" }, chat: "https://988lifeline.org" }, ANY_HOUR, "checked"),
    ],
  },
  gb: {
    emergency: ["999"],
    lines: [
      SAMARITANS,
      line("Shout", { text: { to: "85258", body: "SHOUT" } }, ANY_HOUR, "checked"),
      line("NHS 111, mental health option", { call: "111" }, null, "checked"),
      line("Childline (under 19)", { call: "0800 1111" }, ANY_HOUR, "checked"),
    ],
  },
  "gb-nir": { emergency: ["999"], lines: [line("Lifeline", { call: "0808 808 8000" }, ANY_HOUR, "checked")] },
  ie: {
    emergency: ["112", "999"],
    lines: [SAMARITANS, line("Text About It", { text: { to: "50808", body: "HELLO" } }, null, "unchecked")],
  },
  au: {
    emergency: ["000"],
    lines: [
      line("Lifeline", { call: "13 11 14" }, ANY_HOUR, "secondary"),
      line("Kids Helpline", { call: "1800 55 1800" }, null, "unchecked"),
    ],
  },
  ca: { emergency: ["911"], lines: [line("988 Suicide Crisis Helpline", { call: "988", text: { to: "988" } }, null, "unchecked")] },
  nz: { emergency: ["111"], lines: [line("1737, need to talk?", { call: "1737", text: { to: "1737" } }, null, "unchecked")] },
  es: { emergency: ["112"], lines: [line("Línea 024", { call: "024" }, ANY_HOUR, "checked")] },
  de: {
    emergency: ["112"],
    lines: [
      line("TelefonSeelsorge", { call: "0800 111 0 111" }, null, "unchecked"),
      line("TelefonSeelsorge", { call: "116 123" }, null, "unchecked"),
    ],
  },
  fr: { emergency: ["112"], lines: [line("3114", { call: "3114" }, null, "unchecked")] },
  other: { emergency: ["your local emergency number"], lines: [] },
};
