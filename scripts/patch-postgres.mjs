/**
 * Mends four faults of postgres.js 3.4.9 that upstream has open (porsager/postgres issues 1066, 1154, 1208; pull requests 1168, 1209, 1215).
 * When a connection dies inside a transaction, the rollback that follows is written to a socket that is null, from a timer: an error that
 * nobody can catch ends the process. And a connection whose socket closes while a write is buffered keeps the cancelled timer, so that
 * after its reconnection it never writes again: its queries wait for ever. And a transaction whose connection died while it was waiting
 * for something else goes on, on the connection's next life, inside whatever transaction runs there then: another clinic's. And a
 * connection that dies while it asks for the database's array types, as each does first, leaves a rejection that nobody can catch, which ends
 * the process, too (seen: worker/run.db.test.ts); the query that the connection was opened for is told by itself. Run by `npm ci` as the project's postinstall; safe to repeat.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const VERSION = "3.4.9";
const MARK = "/* mended by scripts/patch-postgres.mjs */";

/** Per file the texts to change, what they become and how often each stands there. */
const EDITS = {
  "connection.js": [
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
    ["        return fetchArrayTypes()\n", "        return fetchArrayTypes().catch(() => {})\n", 1],
    ["    clearImmediate(nextWriteTimer)\n", "    clearImmediate(nextWriteTimer)\n    chunk = nextWriteTimer = null\n", 2],
  ],
  "index.js": [
    ["      , prepare = null\n", "      , prepare = null\n      , dead = null\n", 1],
    [
      "new Promise((_, reject) => connection.onclose = reject)",
      "new Promise((_, reject) => connection.onclose = error => {\n          dead = error\n" +
        "          while (queries.length) queries.shift().reject(error)\n          reject(error)\n        })",
      1,
    ],
    [
      "        q.catch(e => uncaughtError || (uncaughtError = e))\n",
      "        q.catch(e => uncaughtError || (uncaughtError = e))\n        if (dead)\n          return q.reject(dead)\n",
      1,
    ],
  ],
};

const home = fileURLToPath(new URL("../node_modules/postgres", import.meta.url));
const { version } = JSON.parse(readFileSync(join(home, "package.json"), "utf8"));
if (version !== VERSION) throw new Error(`postgres ${version} is not ${VERSION}: see whether scripts/patch-postgres.mjs is still needed`);

for (const folder of ["src", "cjs/src"]) {
  for (const [name, edits] of Object.entries(EDITS)) {
    const path = join(home, folder, name);
    const original = readFileSync(path, "utf8");
    const before = original.startsWith(MARK) ? original.slice(MARK.length + 1) : original;
    const mended = `${MARK}\n${edits.reduce(edit, before)}`;
    if (mended !== original) writeFileSync(path, mended);
  }
}

function edit(text, [from, to, times]) {
  // Mended by an earlier run, which may have known fewer faults.
  if (text.split(to).length === times + 1) return text;
  const parts = text.split(from);
  if (parts.length !== times + 1) throw new Error(`postgres ${VERSION} is not as scripts/patch-postgres.mjs knows it`);
  return parts.join(to);
}
