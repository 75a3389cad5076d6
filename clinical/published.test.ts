import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const folder = new URL("published/", import.meta.url);
const read = (name: string) => readFileSync(new URL(name, folder));

/** SHA-256 of each file as its publisher gives it out: nothing in them is ours to change, not even how they are indented. */
const AS_PUBLISHED: Record<string, string> = {
  "lforms_phq9.json": "f8a175496544914173e77e32539e99c190ef3a25b2b55047adc937d321c91c75",
  "mii_PHQ9_de-en.json": "dcfedfc3dd0cce3479dcabadf80b4fa75ea7f7491425fc1f5b89a705fd808e85",
  "nhanes_2015_2016_dpq.csv": "e644f6659627f426a1683c4ea634138298800acffc5a6dcbb401a477971137e7",
  "pco-ig_GAD7.json": "b82800119f15d1d0e87520e4e0db95af26a17eb11d9c058c3eec0ebb7568a90a",
  "pco-ig_PHQ9.json": "59a774a544f4b72d8336f3068787f62e68406cf7a80c1f6fd70dc620ff6bca35",
};
const files = readdirSync(folder).filter((name) => name !== "README.md");

test("the folder holds these files and no other", () => {
  expect(files.toSorted()).toEqual(Object.keys(AS_PUBLISHED));
});

test.each(files)("%s is byte for byte what was published", (name) => {
  expect(createHash("sha256").update(read(name)).digest("hex")).toBe(AS_PUBLISHED[name]);
});

test.each(files)("%s stands in the README with its origin and its licence", (name) => {
  const row = read("README.md")
    .toString()
    .split("\n")
    .find((line) => line.startsWith(`| \`${name}\``));
  const [, origin, licence] =
    row
      ?.slice(1, -1)
      .split("|")
      .map((cell) => cell.trim()) ?? [];
  expect(origin).toMatch(/.{20,}/);
  expect(licence).toMatch(/CC0|US government work/);
});
