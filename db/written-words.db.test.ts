import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { readPanel } from "@/server/use-cases/read-panel";
import { readPatient } from "@/server/use-cases/read-patient";
import { testClinic } from "@/server/use-cases/testing-clinic";
import { answeredCourse } from "@/server/use-cases/testing-course";
import { connect, type Database } from "./client";
import { listen } from "./listen";
import { LIVE_CHANNEL, OUTBOX_CHANNEL } from "./queries/notifications";
import { createTestDatabase, type TestDatabase } from "./testing";

const SAID = { message: "canary in a message", adherenceNote: "canary on stopping", medicineNote: "canary on a medicine" } as const;

let db: TestDatabase;
let superuser: Database;
beforeAll(async () => {
  db = await createTestDatabase();
  superuser = connect(db.urls.superuserUrl, { max: 1, name: "test-look" });
});
afterAll(async () => {
  await superuser.close();
  await db.close();
});

/** The tables in which a row holds the word. */
async function tablesWith(word: string): Promise<string[]> {
  const tables = await superuser.sql<{ name: string }[]>`
    select relname as name from pg_class where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace order by 1`;
  const found: string[] = [];
  for (const { name } of tables) {
    const rows = await superuser.sql.unsafe(`select 1 from ${name} t where t::text ilike $1 limit 1`, [`%${word}%`]);
    if (rows.length > 0) found.push(name);
  }
  return found;
}

test("what a patient writes is in their submission and on their page, and in no flag, log, notification or other row", async () => {
  const told: string[] = [];
  for (const channel of [LIVE_CHANNEL, OUTBOX_CHANNEL])
    await listen(db.web, channel, { onPayload: (payload) => told.push(`${channel} ${payload}`), onListening: () => {} });
  const logged = vi.spyOn(process.stdout, "write");
  const { prescriber } = await testClinic(db.web);
  const all = { ...SAID, adherence: "stopped", medicineChange: "psychotropic" } as const;
  const { patientId, lastAt } = await answeredCourse(db.web, prescriber, [
    { total: 3, ...all },
    { total: 9, item9: 2, ...all },
  ]);
  const panel = await readPanel(db.web, prescriber, { tab: "everyone" }, lastAt);
  const page = await readPatient(db.web, prescriber, patientId, lastAt);

  expect(page?.flags.map(({ rule }) => rule)).toEqual(expect.arrayContaining(["message", "stopped"]));
  const written = page?.flags.flatMap((flag) => flag.written.map(({ text }) => text));
  expect(new Set(written)).toEqual(new Set(Object.values(SAID)));
  expect(await tablesWith("canary")).toEqual(["submission"]);
  expect(JSON.stringify({ panel, titles: page?.timeline.map(({ title, detail }) => [title, detail]) })).not.toContain("canary");
  await vi.waitFor(() => expect(new Set(told.map((one) => one.split(" ")[0]))).toEqual(new Set([LIVE_CHANNEL, OUTBOX_CHANNEL])));
  expect(told.join()).not.toContain("canary");
  expect(logged.mock.calls.join()).not.toContain("canary");
  logged.mockRestore();
});
