import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { scoreAnswers } from "./score-instrument";

/** 5,735 people's answers as published: 0-3 an answer, 7 refused, 9 don't know, blank missing. DPQ010 to DPQ090 are items 1 to 9. */
const file = readFileSync(new URL("published/nhanes_2015_2016_dpq.csv", import.meta.url), "utf8");
const [header = "", ...rows] = file.trim().split("\r\n");
const people = rows.map((row) => row.split(",").slice(1, 10));
const answersOf = (cells: readonly string[]) => cells.map((cell) => (["0", "1", "2", "3"].includes(cell) ? Number(cell) : null));
const scores = people.map((cells) => scoreAnswers("phq9", answersOf(cells)));

/** The same counted straight from the file's characters, by none of our code: digits 0 to 3 and their sum. */
const counted = people.map((cells) => {
  const digits = cells.join("").match(/[0-3]/g) ?? [];
  return { answered: digits.length, sum: digits.reduce((sum, digit) => sum + Number(digit), 0) };
});

test("the file is the one published, item after item", () => {
  expect(header).toBe("SEQN,DPQ010,DPQ020,DPQ030,DPQ040,DPQ050,DPQ060,DPQ070,DPQ080,DPQ090,DPQ100");
  expect(people).toHaveLength(5735);
  expect(new Set(people.flat())).toEqual(new Set(["0", "1", "2", "3", "7", "9", ""]));
});

describe("every row through the scorer", () => {
  test("counts as answered what is answered, and no refusal or blank as a 0", () => {
    expect(scores.map(({ answered }) => answered)).toEqual(counted.map(({ answered }) => answered));
  });

  test("is complete, prorated or without a total by how many answers are missing", () => {
    const kinds = scores.map(({ total, prorated }) => (total === null ? "unscorable" : prorated ? "prorated" : "complete"));
    expect(kinds).toEqual(counted.map(({ answered }) => (answered === 9 ? "complete" : answered >= 7 ? "prorated" : "unscorable")));
    const count = (kind: string) => kinds.filter((k) => k === kind).length;
    expect([count("complete"), count("prorated"), count("unscorable")]).toEqual([5134, 24, 577]);
  });

  test("complete, adds up", () => {
    const totals = scores.flatMap(({ total, prorated }) => (total === null || prorated ? [] : [total]));
    expect(totals).toEqual(counted.filter(({ answered }) => answered === 9).map(({ sum }) => sum));
  });

  test("prorated, is the mean of what is answered times nine, to the nearest", () => {
    const totals = scores.flatMap(({ total, prorated }) => (prorated ? [total] : []));
    const means = counted.filter(({ answered }) => answered === 7 || answered === 8).map(({ answered, sum }) => (sum / answered) * 9);
    expect(totals).toHaveLength(means.length);
    for (const [i, mean] of means.entries()) expect(Math.abs((totals[i] ?? Number.NaN) - mean)).toBeLessThanOrEqual(0.5);
    expect(totals.reduce<number>((sum, total) => sum + (total ?? 0), 0)).toBe(164);
    expect(totals.filter((total) => (total ?? 0) >= 10)).toHaveLength(8);
  });

  test("has, where complete, the mean and the share of 10 or more that are published for that cycle: about 3.2 and 8 %", () => {
    const totals = scores.flatMap(({ total, prorated }) => (total === null || prorated ? [] : [total]));
    const sum = totals.reduce((s, total) => s + total, 0);
    const high = totals.filter((total) => total >= 10).length;
    expect([sum, high]).toEqual([16641, 415]);
    expect(sum / totals.length).toBeCloseTo(3.2, 1);
    expect(high / totals.length).toBeCloseTo(0.08, 2);
  });
});
