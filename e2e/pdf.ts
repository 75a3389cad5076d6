import { inflateSync } from "node:zlib";

/**
 * The text of each page of a PDF that Chromium made, in the order in which it was written, without spaces: a PDF places words and letters and
 * has no need of them. Pictures of words have no text. @throws Error on a PDF of another make
 */
export function textOfPages(pdf: Buffer): string[] {
  const objects = objectsOf(pdf);
  const pages = [...objects.values()].filter(({ head }) => /\/Type\s*\/Page\b/.test(head));
  if (pages.length === 0) throw new Error("no page found in the PDF");
  return pages.map((page) => {
    const fonts = fontsOf(page, objects);
    const content = streamOf(objects, refIn(page.head, "Contents"));
    return textOf(content, fonts);
  });
}

type PdfObject = { head: string; stream: Buffer | null };
/** Unicode by code; a font of few letters has codes of one byte, another of two. */
type Glyphs = ReadonlyMap<string, string>;

function objectsOf(pdf: Buffer): Map<string, PdfObject> {
  const source = pdf.toString("latin1");
  const objects = new Map<string, PdfObject>();
  for (const { 0: start, 1: id = "", index } of source.matchAll(/(?:^|\n)(\d+) 0 obj\b/g)) {
    const from = index + start.length;
    const end = source.indexOf("endobj", from);
    const begin = source.indexOf("stream\n", from);
    if (begin === -1 || begin > end) {
      objects.set(id, { head: source.slice(from, end), stream: null });
      continue;
    }
    const head = source.slice(from, begin);
    const length = Number(/\/Length (\d+)/.exec(head)?.[1]);
    const bytes = pdf.subarray(begin + 7, begin + 7 + length);
    objects.set(id, { head, stream: head.includes("/FlateDecode") ? inflateSync(bytes) : bytes });
  }
  return objects;
}

function refIn(head: string, name: string): string {
  const id = new RegExp(`/${name}\\s+(\\d+) 0 R`).exec(head)?.[1];
  if (id === undefined) throw new Error(`no ${name}`);
  return id;
}

function streamOf(objects: ReadonlyMap<string, PdfObject>, id: string): string {
  const stream = objects.get(id)?.stream;
  if (!stream) throw new Error(`object ${id} has no stream`);
  return stream.toString("latin1");
}

/** The glyphs of each font of a page, by the font's name there. */
function fontsOf(page: PdfObject, objects: ReadonlyMap<string, PdfObject>): Map<string, Glyphs> {
  const named = /\/Font\s*<<([^>]*)>>/.exec(page.head)?.[1] ?? "";
  return new Map(
    [...named.matchAll(/\/(\w+)\s+(\d+) 0 R/g)].map(([, name = "", id = ""]) => {
      const toUnicode = refIn(objects.get(id)?.head ?? "", "ToUnicode");
      return [name, glyphsOf(streamOf(objects, toUnicode))];
    }),
  );
}

function glyphsOf(map: string): Glyphs {
  const glyphs = new Map<string, string>();
  const letters = (hex: string) => Buffer.from(hex, "hex").swap16().toString("utf16le");
  for (const [, lines = ""] of map.matchAll(/beginbfchar([\s\S]*?)endbfchar/g)) {
    for (const [, code = "", to = ""] of lines.matchAll(/<(\w+)>\s*<(\w+)>/g)) glyphs.set(code.toUpperCase(), letters(to));
  }
  for (const [, lines = ""] of map.matchAll(/beginbfrange([\s\S]*?)endbfrange/g)) {
    for (const [, from = "", last = "", to = ""] of lines.matchAll(/<(\w+)>\s*<(\w+)>\s*<(\w+)>/g)) {
      const [first, end, unicode] = [from, last, to].map((hex) => Number.parseInt(hex, 16)) as [number, number, number];
      for (let code = first; code <= end; code += 1) {
        glyphs.set(code.toString(16).toUpperCase().padStart(from.length, "0"), String.fromCodePoint(unicode + code - first));
      }
    }
  }
  return glyphs;
}

/** What is shown, in order. */
function textOf(content: string, fonts: ReadonlyMap<string, Glyphs>): string {
  let glyphs: Glyphs | undefined;
  let shown = "";
  for (const [, font, hex] of content.matchAll(/\/(\w+)\s+[\d.]+\s+Tf|<([0-9A-Fa-f]+)>/g)) {
    if (font !== undefined) glyphs = fonts.get(font);
    else shown += lettersOf(hex ?? "", glyphs ?? new Map());
  }
  return shown.replaceAll(/\s/g, "");
}

/** @throws Error where a glyph has no letter: such text could not be found or copied */
function lettersOf(hex: string, glyphs: Glyphs): string {
  const size = [...glyphs.keys()][0]?.length ?? 2;
  const codes = hex.toUpperCase().match(new RegExp(`.{${size}}`, "g")) ?? [];
  return codes
    .map((code) => {
      const letter = glyphs.get(code);
      if (letter === undefined) throw new Error(`a glyph without a letter: ${code}`);
      return letter;
    })
    .join("");
}
