import { expect, test } from "vitest";
import { COURSE_DOUBTS, ENROLMENT_DOUBTS } from "@/contracts/doubts";
import { isAskedOnly, withAsked, withoutChanged } from "./doubts";

const ISSUES = [
  { path: "email", message: "Enter an address" },
  { path: "anotherPerson", message: "Ana is enrolled already" },
];

test.each([
  [["doseMeant", "anotherPerson"], true],
  [["doseMeant", "email"], false],
])("a refusal of %j has only questions: %s", (paths, is) => {
  expect(isAskedOnly(paths.map((path) => ({ path, message: "" })))).toBe(is);
});

test("what is asked stays while other fields are mended, and ends with what it was asked because of", () => {
  const asked = withAsked({ doseMeant: "1.5 mg/kg" }, ISSUES);
  expect(asked).toEqual({ doseMeant: "1.5 mg/kg", anotherPerson: "Ana is enrolled already" });
  expect(withAsked(asked, [])).toEqual(asked);
  expect(withoutChanged(asked, "email", ENROLMENT_DOUBTS)).toBe(asked);
  expect(withoutChanged(asked, "anotherPerson", ENROLMENT_DOUBTS)).toBe(asked);
  expect(withoutChanged(asked, "dateOfBirth", ENROLMENT_DOUBTS)).toEqual({ doseMeant: "1.5 mg/kg" });
  expect(withoutChanged(asked, "weightKg", ENROLMENT_DOUBTS)).toEqual({ anotherPerson: "Ana is enrolled already" });
});

test.each([
  ["mgPerDay", false],
  ["on", false],
  // Another entry is chosen.
  ["", false],
  ["reason", true],
  ["doseMeant", true],
])("on a course, after a change of %j the question stands: %s", (field, stands) => {
  expect("doseMeant" in withoutChanged({ doseMeant: "1.5 mg/kg" }, field, COURSE_DOUBTS)).toBe(stands);
});
