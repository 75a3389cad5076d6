/** One line of a stream, without its end; or what is wrong with it. */
export type Line = { readonly text: string } | { readonly fault: "is longer than 1 MiB" | "is not UTF-8" };

/** A course of a thousand responses takes a fifth of it. A longer line is thrown away as it comes, not kept. */
const LONGEST = 1024 * 1024;
const NEWLINE = 10;

/**
 * The lines of a stream of bytes, in the batches in which they come in, so that whoever sends one line and waits is answered. Ends of
 * lines are LF or CRLF; the last needs none. Blank lines are left out, and so is a byte order mark.
 */
export async function* linesOf(source: AsyncIterable<Uint8Array>): AsyncGenerator<Line[]> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let pieces: Uint8Array[] = [];
  let length = 0;
  const keep = (piece: Uint8Array) => {
    length += piece.length;
    if (length > LONGEST) pieces = [];
    else pieces.push(piece);
  };
  const finish = (): Line[] => {
    const line = length > LONGEST ? ({ fault: "is longer than 1 MiB" } as const) : decode(decoder, Buffer.concat(pieces));
    pieces = [];
    length = 0;
    return "text" in line && line.text.trim() === "" ? [] : [line];
  };
  for await (const chunk of source) {
    const batch: Line[] = [];
    let from = 0;
    for (let end = chunk.indexOf(NEWLINE); end !== -1; end = chunk.indexOf(NEWLINE, from)) {
      keep(chunk.subarray(from, end));
      batch.push(...finish());
      from = end + 1;
    }
    keep(chunk.subarray(from));
    if (batch.length > 0) yield batch;
  }
  const last = finish();
  if (last.length > 0) yield last;
}

function decode(decoder: TextDecoder, bytes: Uint8Array): Line {
  try {
    return { text: decoder.decode(bytes) };
  } catch {
    return { fault: "is not UTF-8" };
  }
}
