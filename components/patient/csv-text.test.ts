import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { csvText } from "./csv-text";

const lines = (text: string) => text.replace("\uFEFF", "").split("\r\n").slice(0, -1);

describe("a CSV file", () => {
  it.each(["=1+1", "+49 30", "-2", "@SUM", "\tx", "\rx"])(
    "has an apostrophe before %j, which a spreadsheet would take for a formula",
    (text) => {
      expect(csvText([[text]])).toContain(`'${text}`);
    },
  );

  it("quotes commas, quotation marks and line breaks, leaves numbers and empty cells", () => {
    expect(lines(csvText([["a, b", 'say "x"', 17, null, -1]]))).toEqual(['"a, b","say ""x""",17,,-1']);
    expect(csvText([["two\nlines"]])).toContain('"two\nlines"');
  });

  it("never lets a text begin a formula", () => {
    fc.assert(fc.property(fc.string(), (text) => !/^"?[=+\-@\t\r]/.test(csvText([[`${text}.`]]).slice(1))));
  });
});
