import { expect, test } from "vitest";
import { CRISIS_DIRECTORY } from "@/clinical/crisis-line-data";
import { JURISDICTION_PACKS } from "@/clinical/jurisdiction-packs";
import { LANGUAGES } from "@/contracts/languages";
import { checkInWords } from "./check-in";
import { LINE_HOURS, LINE_NAMES, PACK_SENTENCES } from "./line-words";

const lines = Object.values(CRISIS_DIRECTORY).flatMap((region) => region.lines);

test("every line's hours can be read in every language", () => {
  const hours = new Set(lines.flatMap((line) => line.hours ?? []));
  expect(Object.keys(LINE_HOURS).sort()).toEqual([...hours].sort());
});

test("every sentence a country's pack says to patients can be read in every language", () => {
  const said = new Set(
    JURISDICTION_PACKS.flatMap(({ nextCapsule, ifWorse }) => [nextCapsule, ifWorse].flatMap((texts) => Object.values(texts))),
  );
  expect(Object.keys(PACK_SENTENCES).sort()).toEqual([...said].sort());
});

test("only names of lines that exist are explained", () => {
  const names = lines.map(({ name }) => name);
  expect(Object.keys(LINE_NAMES).filter((name) => !names.includes(name))).toEqual([]);
});

test("no translation is empty or the English again", () => {
  for (const [english, translations] of [LINE_HOURS, LINE_NAMES, PACK_SENTENCES].flatMap((texts) => Object.entries(texts))) {
    for (const text of Object.values(translations)) expect(text.trim(), english).not.toMatch(/^$/);
    expect(Object.values(translations)).not.toContain(english);
  }
});

test.each([
  ["es", "las 24 horas, todos los días", "deja de tomar las cápsulas", "Childline (menores de 19 años)"],
  ["de", "rund um die Uhr, jeden Tag", "nimm keine Kapseln mehr", "Childline (unter 19 Jahren)"],
  ["fr", "24 heures sur 24, tous les jours", "arrête les capsules", "Childline (moins de 19 ans)"],
  ["en", "24 hours a day, every day", "stop the capsules", "Childline (under 19)"],
] as const)("a patient who reads %s is told hours, names and what to do with the capsules in it", (language, hours, capsules, name) => {
  const words = checkInWords(language);
  expect(words.hours("24 hours a day, every day")).toBe(hours);
  expect(words.pack("stop the capsules")).toBe(capsules);
  expect(words.lineName("Childline (under 19)")).toBe(name);
});

test.each(LANGUAGES)("help that nobody has translated is shown as it is, in %s too", (language) => {
  const words = checkInWords(language);
  expect(words.hours("weekdays 9 to 5")).toBe("weekdays 9 to 5");
  expect(words.lineName("toString")).toBe("toString");
  expect(words.pack("wait")).toBe("wait");
});
