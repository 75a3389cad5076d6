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
    ["a picture", Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13]), null, /^This is a picture/],
    ["a photograph", Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 0x10, 0x4a]), null, /^This is a picture/],
    ["a program", Uint8Array.from([0x7f, 0x45, 0x4c, 0x46, 0, 0, 1]), null, /^This is not a CSV file/],
    ["a web page", "\n<!doctype html>\n<p>", null, /^This is a web page.*“CSV UTF-8”/],
    ["a text document", "{\\rtf1 a,b}", null, /^This is a text document.*“CSV UTF-8”/],
    ["what programs send each other", '[{"name": "Ann"}]', null, /^This is JSON/],
    ["hundreds of thousands of lines", `a,b\n${"\n".repeat(250_000)}1,2`, null, /^The file has more than 250,000 lines/],
  ])("%s", async (_what, bytes, line, message) => {
    expect(await recordsOf(bytes)).toEqual({ line, message: expect.stringMatching(message) });
  });

  test("more patients than may be", async () => {
    expect(await read("a\n1\n2\n3", 2)).toMatchObject({ ok: false, problem: { line: 4 } });
    expect(await read("a\n1\n2", 2)).toMatchObject({ ok: true });
  });
});

describe("a line whose quotation marks do not fit is named with what to do, and the lines before and after it are read", () => {
  const inside = /stands inside a cell/;
  const open = /begins here and is not closed/;
  test.each<[string, string, [line: number, message: RegExp][], number[]]>([
    ["a mark inside a cell", 'a,b\n1,x"y\n2,3\n', [[2, inside]], [1, 3]],
    ["letters after a closing mark", 'a,b\n"1"x,2\n"2",3\n', [[2, inside]], [1, 3]],
    [
      "several of them, on the first line, too",
      '"a"b,c\n1,2\n\n"x"y,3\r\n4,"5"z\r\n6,7',
      [
        [1, inside],
        [4, inside],
        [5, inside],
      ],
      [2, 6],
    ],
    ["a mark that is not closed", 'a,b\n1,2\n"3,4\n5,6\n7,8\n', [[3, open]], [1, 2, 4, 5]],
    ["a mark that is not closed before a quoted cell", 'a,b\n"3,4\n"5",6\n7,8\n', [[2, open]], [1, 3, 4]],
    [
      "a mark that is closed thousands of letters later",
      `a,b\n"1${"\nx,y".repeat(8_000)}\n",1`,
      [
        [2, open],
        [8_003, open],
      ],
      [1, 8_002],
    ],
    ["a line of more letters than a patient can have", `a,b\n${"x".repeat(20_001)},1\n2,3`, [[2, /more than 20,000 letters/]], [1, 3]],
    ["line breaks of all kinds between quotation marks before it", 'a,b\n"1\r\nx\ry\nz",2\n3,x"y\n4,5', [[6, inside]], [1, 2, 7]],
  ])("%s", async (_what, text, broken, read) => {
    const file = await readCsv(utf8(text), { maxRecords: 10_000 });
    if (!file.ok) throw new Error(file.problem.message);
    expect(file.broken).toEqual(broken.map(([line, message]) => ({ line, message: expect.stringMatching(message) })));
    const lines = file.records.map(({ line }) => line);
    expect([...lines.slice(0, read.length - 1), lines.at(-1)]).toEqual(read);
  });

  test("after a hundred of them the rest is not read, and the last says so", async () => {
    const file = await read(["a,b", ...Array.from({ length: 150 }, (_, line) => `${line},x"y`), "1,2"].join("\n"));
    expect(file).toMatchObject({ ok: true, records: [{ line: 1 }] });
    if (!file.ok) return;
    expect(file.broken).toHaveLength(100);
    expect(file.broken.map(({ message }) => message.endsWith("What comes after this line was not looked at."))).toEqual([
      ...Array<boolean>(99).fill(false),
      true,
    ]);
  });

  test("more patients than may be are refused, whatever else is wrong", async () => {
    expect(await read('a\n1\nx"y\n2\n3', 2)).toMatchObject({ ok: false, problem: { line: 5 } });
    expect(await read('a\n1\nx"y\n2', 2)).toMatchObject({ ok: true });
  });
});
