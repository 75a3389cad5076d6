import { describe, expect, test } from "vitest";
import { readCsv } from "./read-csv";

const utf8 = (text: string) => new TextEncoder().encode(text);
const read = (bytes: Uint8Array | string, maxRecords = 100) => readCsv(typeof bytes === "string" ? utf8(bytes) : bytes, { maxRecords });
const recordsOf = async (bytes: Uint8Array | string) => {
  const file = await read(bytes);
  return file.ok ? file.records.map(({ line, cells }) => [line, ...cells]) : file.problem;
};

describe("a file is read", () => {
  const rows = [
    [1, "a", "b"],
    [2, "1", "Núñez"],
  ];
  test.each([
    ["with commas", "a,b\n1,Núñez"],
    ["with semicolons", "a;b\n1;Núñez\n"],
    ["with tabs", "a\tb\n1\tNúñez\n"],
    ["with the mark of UTF-8", "\uFEFFa,b\r\n1,Núñez\r\n"],
    ["with lines ended as on old Macs", "a,b\r1,Núñez\r"],
    ["with lines ended in several ways and spaces around cells", "a , b\r\n 1,Núñez \n"],
    ["with quoted cells", '"a","b"\n"1","Núñez"'],
  ])("%s", async (_how, text) => {
    expect(await recordsOf(text)).toEqual(rows);
  });

  test("quoted cells may have separators, marks and line breaks; lines are counted as an editor counts them", async () => {
    expect(await recordsOf('a,b\n"1, Quay\nCork","say ""hi"""\n\n,,\n2,3\n')).toEqual([
      [1, "a", "b"],
      [2, "1, Quay\nCork", 'say "hi"'],
      [6, "2", "3"],
    ]);
  });

  test("across the slices in which it is parsed, letters of several bytes among them", async () => {
    const lines = Array.from({ length: 5_000 }, (_, index) => `${index},Größe ${"ü".repeat(index % 40)}`);
    const file = await read(["a,b", ...lines].join("\n"), 5_000);
    expect(file.ok && file.records.length).toBe(5_001);
    expect(file.ok && file.records.at(-1)).toEqual({ line: 5_001, cells: lines.at(-1)?.split(",") });
  });
});

const latin1 = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const utf16 = (text: string, mark = "\uFEFF") => new Uint8Array(Buffer.from(mark + text, "utf16le"));
describe("a file that is none says what to do", () => {
  test.each<[string, Uint8Array | string, number | null, RegExp]>([
    ["nothing", "", null, /^The file is empty/],
    ["empty lines", "\n\n , \n", null, /^The file is empty/],
    ["Latin-1", latin1("a,b\n1,x\n2,Jürgen\n"), 3, /not UTF-8.*“CSV UTF-8”/],
    ["UTF-16", utf16("a,b\n1,2\n"), null, /UTF-16.*“CSV UTF-8”/],
    ["UTF-16 without its mark", utf16("a,b\n1,2\n".repeat(60), ""), null, /UTF-16/],
    ["a workbook", Uint8Array.from([0x50, 0x4b, 3, 4, 20, 0, 6, 0]), null, /^This is a spreadsheet/],
    ["a PDF", "%PDF-1.7\n", null, /^This is a PDF/],
    ["a picture", Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13]), null, /^This is not a CSV file/],
    ["a mark that is not closed", 'a,b\n1,2\n"3,4\n5,6\n', 3, /begins here and is not closed/],
    ["a mark that is closed thousands of letters later", `a,b\n"${"x\n".repeat(20_000)}",1`, 2, /is not closed/],
    ["a mark inside a cell", 'a,b\n1,x"y\n', 2, /stands inside a cell/],
    ["letters after a closing mark", 'a,b\n"1"x,2\n', 2, /stands inside a cell/],
  ])("%s", async (_what, bytes, line, message) => {
    expect(await recordsOf(bytes)).toEqual({ line, message: expect.stringMatching(message) });
  });

  test("more patients than may be", async () => {
    expect(await read("a\n1\n2\n3", 2)).toMatchObject({ ok: false, problem: { line: 4 } });
    expect(await read("a\n1\n2", 2)).toMatchObject({ ok: true });
  });
});
