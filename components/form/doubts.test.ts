import { expect, test } from "vitest";
import { COURSE_DOUBTS, ENROLMENT_DOUBTS } from "@/contracts/doubts";
import { isAskedOnly, withAsked, withoutChanged } from "./doubts";

const DOSE = { path: "doseMeant", message: "1.5 mg/kg" };
const ANOTHER = { path: "anotherPerson", message: "Ana is enrolled already", patients: [{ patientId: "a", recordNumber: "RD-1" }] };
const ISSUES = [{ path: "email", message: "Enter an address" }, ANOTHER];

test.each([
  [["doseMeant", "anotherPerson"], true],
  [["doseMeant", "email"], false],
])("a refusal of %j has only questions: %s", (paths, is) => {
  expect(isAskedOnly(paths.map((path) => ({ path, message: "" })))).toBe(is);
});

test("what is asked stays while other fields are mended, and ends with what it was asked because of", () => {
  const asked = withAsked({ doseMeant: DOSE }, ISSUES);
  expect(asked).toEqual({ doseMeant: DOSE, anotherPerson: ANOTHER });
  expect(withAsked(asked, [])).toEqual(asked);
  expect(withoutChanged(asked, "email", ENROLMENT_DOUBTS)).toBe(asked);
  expect(withoutChanged(asked, "anotherPerson", ENROLMENT_DOUBTS)).toBe(asked);
  expect(withoutChanged(asked, "dateOfBirth", ENROLMENT_DOUBTS)).toEqual({ doseMeant: DOSE });
  expect(withoutChanged(asked, "weightKg", ENROLMENT_DOUBTS)).toEqual({ anotherPerson: ANOTHER });
});

test.each([
  ["mgPerDay", false],
  ["on", false],
  // Another entry is chosen.
  ["", false],
  ["reason", true],
  ["doseMeant", true],
])("on a course, after a change of %j the question stands: %s", (field, stands) => {
  expect("doseMeant" in withoutChanged({ doseMeant: DOSE }, field, COURSE_DOUBTS)).toBe(stands);
});
