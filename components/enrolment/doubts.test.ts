import { expect, test } from "vitest";
import { withAsked, withoutChanged } from "./doubts";

const ISSUES = [
  { path: "email", message: "Enter an address" },
  { path: "anotherPerson", message: "Ana is enrolled already" },
];

test("what is asked stays while other fields are mended, and ends with what it was asked because of", () => {
  const asked = withAsked({ doseMeant: "1.5 mg/kg" }, ISSUES);
  expect(asked).toEqual({ doseMeant: "1.5 mg/kg", anotherPerson: "Ana is enrolled already" });
  expect(withAsked(asked, [])).toEqual(asked);
  expect(withoutChanged(asked, "email")).toBe(asked);
  expect(withoutChanged(asked, "anotherPerson")).toBe(asked);
  expect(withoutChanged(asked, "dateOfBirth")).toEqual({ doseMeant: "1.5 mg/kg" });
  expect(withoutChanged(asked, "weightKg")).toEqual({ anotherPerson: "Ana is enrolled already" });
});
