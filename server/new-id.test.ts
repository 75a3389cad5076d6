import { afterEach, expect, test, vi } from "vitest";
import { newId } from "./new-id";

afterEach(() => vi.useRealTimers());

test("thousands of ids of one moment stand in the order in which they were made, and none comes twice", () => {
  vi.useFakeTimers({ now: new Date("2031-01-01T00:00:00Z") });
  const ids = Array.from({ length: 5_000 }, newId);
  expect(ids).toEqual([...new Set(ids)].sort());
  for (const id of ids.slice(0, 300)) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(Number.parseInt((ids[0] ?? "").replaceAll("-", "").slice(0, 12), 16)).toBe(Date.now());
});

test("a clock that is set back puts no id before an earlier one", () => {
  vi.useFakeTimers({ now: new Date("2032-01-01T00:00:00Z") });
  const before = newId();
  vi.setSystemTime(new Date("2031-06-01T00:00:00Z"));
  expect(newId() > before).toBe(true);
});

test("ids made one after another share no random part", () => {
  const ends = Array.from({ length: 1_000 }, () => newId().slice(-12));
  expect(new Set(ends).size).toBe(ends.length);
});
