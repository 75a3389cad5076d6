import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Line, linesOf } from "./lines";

async function read(...chunks: readonly (string | Uint8Array)[]): Promise<Line[]> {
  async function* source() {
    for (const chunk of chunks) yield typeof chunk === "string" ? Buffer.from(chunk) : chunk;
  }
  const lines: Line[] = [];
  for await (const batch of linesOf(source())) lines.push(...batch);
  return lines;
}
const texts = (...lines: string[]) => lines.map((text) => ({ text }));

describe("lines are read", () => {
  test.each([
    ["with LF", "a\nb\n", ["a", "b"]],
    ["without an end of the last", "a\nb", ["a", "b"]],
    ["blank ones left out", "\n\na\n  \n\t\nb\n\n", ["a", "b"]],
    ["a byte order mark left out", "\ufeffa\nb", ["a", "b"]],
    ["of nothing", "", []],
    ["of a line that is only a byte order mark", "\ufeff\na", ["a"]],
  ])("%s", async (_, text, expected) => {
    expect(await read(text)).toEqual(texts(...expected));
  });

  test("with CRLF, whose CR is white space that JSON allows", async () => {
    const lines = await read('{"a":1}\r\n\r\n{"b":2}\r\n');
    expect(lines.map((line) => ("text" in line ? JSON.parse(line.text) : null))).toEqual([{ a: 1 }, { b: 2 }]);
  });

  test("that are not UTF-8 as such, the others as they are", async () => {
    expect(await read("a\n", Uint8Array.of(0xff, 0xfe, 10), "b\n", Uint8Array.of(0xc3))).toEqual([
      { text: "a" },
      { fault: "is not UTF-8" },
      { text: "b" },
      { fault: "is not UTF-8" },
    ]);
  });

  test.each([
    [1024 * 1024, false],
    [1024 * 1024 + 1, true],
    [10 * 1024 * 1024, true],
  ])("of %i bytes: too long is %s, and the next line is read", async (length, tooLong) => {
    const line = "x".repeat(length);
    const [first, second] = await read(line.slice(0, 1000), line.slice(1000), "\nnext");
    expect(first).toEqual(tooLong ? { fault: "is longer than 1 MiB" } : { text: line });
    expect(second).toEqual({ text: "next" });
  });

  test("the same however the bytes are cut", async () => {
    const text = "é1\n\n{“2”}\r\n3🙂\nlast";
    const bytes = Buffer.from(text);
    const whole = await read(bytes);
    expect(whole).toHaveLength(4);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat({ max: bytes.length }), { maxLength: 8 }), async (cuts) => {
        const at = [0, ...cuts.toSorted((a, b) => a - b), bytes.length];
        expect(await read(...at.slice(1).map((to, i) => bytes.subarray(at[i], to)))).toEqual(whole);
      }),
    );
  });

  test("as soon as they are complete: who sends one and waits is answered", async () => {
    let sent = 0;
    async function* source() {
      for (const chunk of ["a\nb", "\n", "c"]) {
        sent += 1;
        yield Buffer.from(chunk);
      }
    }
    const seen: [number, Line[]][] = [];
    for await (const batch of linesOf(source())) seen.push([sent, batch]);
    expect(seen).toEqual([
      [1, texts("a")],
      [2, texts("b")],
      [3, texts("c")],
    ]);
  });
});
