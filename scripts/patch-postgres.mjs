/**
 * Mends two faults of postgres.js 3.4.9 that upstream has open (porsager/postgres issues 1066, 1154, 1208; pull requests 1168, 1209).
 * When a connection dies inside a transaction, the rollback that follows is written to a socket that is null, from a timer: an error that
 * nobody can catch ends the process. And a connection whose socket closes while a write is buffered keeps the cancelled timer, so that
 * after its reconnection it never writes again: its queries wait for ever. Run by `npm ci` as the project's postinstall; safe to repeat.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const VERSION = "3.4.9";
const MARK = "/* mended by scripts/patch-postgres.mjs */";

/** Each text stands once in the file, but for the last, which stands in both places that end a connection. */
const EDITS = [
  [
    "    if (stream)\n      return queryError(q, Errors.generic('COPY_IN_PROGRESS'",
    "    if (socket === null) {\n      queryError(q, Errors.connection('CONNECTION_CLOSED', options))\n      return true\n    }\n\n" +
      "    if (stream)\n      return queryError(q, Errors.generic('COPY_IN_PROGRESS'",
    1,
  ],
  [
    "  function nextWrite(fn) {\n",
    "  function nextWrite(fn) {\n    if (socket === null) {\n      chunk = nextWriteTimer = null\n      return true\n    }\n",
    1,
  ],
  ["    clearImmediate(nextWriteTimer)\n", "    clearImmediate(nextWriteTimer)\n    chunk = nextWriteTimer = null\n", 2],
];

const home = fileURLToPath(new URL("../node_modules/postgres", import.meta.url));
const { version } = JSON.parse(readFileSync(join(home, "package.json"), "utf8"));
if (version !== VERSION) throw new Error(`postgres ${version} is not ${VERSION}: see whether scripts/patch-postgres.mjs is still needed`);

for (const name of ["src/connection.js", "cjs/src/connection.js"]) {
  const path = join(home, name);
  const original = readFileSync(path, "utf8");
  if (!original.startsWith(MARK)) writeFileSync(path, `${MARK}\n${EDITS.reduce(edit, original)}`);
}

function edit(text, [from, to, times]) {
  const parts = text.split(from);
  if (parts.length !== times + 1) throw new Error(`postgres ${VERSION} is not as scripts/patch-postgres.mjs knows it`);
  return parts.join(to);
}
