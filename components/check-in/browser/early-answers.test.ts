import { describe, expect, test } from "vitest";
import { beginAt, isChanged } from "./early-answers";
import type { Step } from "./steps";

const STEPS: Step[] = ["phq9.1", "phq9.2", "phq9.3", "phq9.4"].map((id) => ({ id, when: undefined, needed: true, fields: [id] }));
const radio = { type: "radio", value: "2", defaultValue: "2" };
const text = { type: "textarea", checked: false, defaultChecked: false };

describe("an answer given before the script ran", () => {
  test.each([
    ["ticked in the page only", { ...radio, checked: true, defaultChecked: false }, true],
    ["ticked by the server, and still", { ...radio, checked: true, defaultChecked: true }, false],
    ["ticked by the server, and another since", { ...radio, checked: false, defaultChecked: true }, false],
    ["never ticked", { ...radio, checked: false, defaultChecked: false }, false],
    ["written in the page", { ...text, value: "dry lips", defaultValue: "" }, true],
    ["written before, and wiped out", { ...text, value: "", defaultValue: "dry lips" }, true],
    ["written before", { ...text, value: "dry lips", defaultValue: "dry lips" }, false],
  ])("is told from what the server sent: %s", (_name, field, changed) => {
    expect(isChanged(field)).toBe(changed);
  });
});

describe("the screen to begin with", () => {
  const at = (answers: Record<string, string>, early: string[] = [], remembered?: string) => beginAt(STEPS, answers, early, remembered)?.id;

  test("is the first question, and stays there for an answer that was given before the script ran", () => {
    expect(at({})).toBe("phq9.1");
    expect(at({ "phq9.1": "0" }, ["phq9.1"])).toBe("phq9.1");
    expect(at({ "phq9.1": "0" }, ["phq9.1"], "phq9.3")).toBe("phq9.1");
  });

  test("is where saved answers lead, and where several lead that were given on the plain page", () => {
    expect(at({ "phq9.1": "0" })).toBe("phq9.2");
    expect(at({ "phq9.1": "0", "phq9.2": "3" }, ["phq9.1", "phq9.2"])).toBe("phq9.3");
    expect(at({ "phq9.1": "0", "phq9.3": "3" }, ["phq9.1", "phq9.3"])).toBe("phq9.2");
  });

  test("is the one that the browser remembers, where its answers allow", () => {
    expect(at({ "phq9.1": "0", "phq9.2": "0", "phq9.3": "0" }, [], "phq9.2")).toBe("phq9.2");
    expect(at({ "phq9.1": "0" }, [], "phq9.4")).toBe("phq9.2");
  });
});
