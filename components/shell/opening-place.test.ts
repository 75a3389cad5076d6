import { expect, test } from "vitest";
import { placeOfPath } from "./opening-place";

const ID = "01a207b0-60f6-7287-bc9c-d7065022dfde";

test.each([
  [`/patients/${ID}`, "patient"],
  [`/flags/${ID}`, "patient"],
  [`/alerts/${ID}`, "patient"],
  ["/panel", "panel"],
  ["/patients/new", "page"],
  ["/patients/import", "page"],
  ["/alerts", "page"],
  ["/settings/cover", "page"],
  ["/people", "page"],
])("%s opens as a %s", (path, place) => {
  expect(placeOfPath(path)).toBe(place);
});
