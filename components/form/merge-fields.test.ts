import { expect, test } from "vitest";
import { mergeFields } from "./merge-fields";

const seen = { gp: "Dr Byrne", address: "1 Quay", phone: "" };

test.each([
  ["nobody touched here takes the colleague's value", { gp: "Dr Byrne" }, { gp: "Dr Walsh" }, "Dr Walsh", undefined],
  ["touched here alone keeps what was typed", { gp: "Dr Hand" }, { gp: "Dr Byrne" }, "Dr Hand", undefined],
  ["both changed keeps what was typed and says the colleague's", { gp: "Dr Hand" }, { gp: "Dr Walsh" }, "Dr Hand", "Dr Walsh"],
  ["both changed alike is no difference", { gp: "Dr Walsh" }, { gp: "Dr Walsh" }, "Dr Walsh", undefined],
  ["emptied here and changed there stays empty and says so", { gp: "" }, { gp: "Dr Walsh" }, "", "Dr Walsh"],
  ["emptied there and not touched here is empty", { gp: "Dr Byrne" }, { gp: "" }, "", undefined],
])("a field that %s", (_what, typed, newer, shown, differing) => {
  const merged = mergeFields(seen, { ...seen, ...typed }, { ...seen, ...newer });
  expect(merged.typed.gp).toBe(shown);
  expect(merged.differing.gp).toBe(differing);
  expect(merged.typed.address).toBe("1 Quay");
});
