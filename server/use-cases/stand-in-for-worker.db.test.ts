import { afterAll, beforeAll, expect, test } from "vitest";
import { addDays, localDateOf } from "@/clinical/plain-date";
import { connect } from "@/db/client";
import { createTestDatabase, type TestDatabase } from "@/db/testing";
import { standInForWorker } from "./stand-in-for-worker";
import { enrolled, testClinic } from "./testing-clinic";
import { raisedBy, rowsOf, save } from "./testing-drafts";

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.close());

const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000);

/** Somebody of a clinic of their own who gave item 9 at 1 so long ago and went away. */
async function leftAgo(minutes: number) {
  const clinic = await testClinic(db.web);
  const { phone } = await enrolled(db.web, clinic.prescriber, ago(minutes + 1), { startsOn: addDays(localDateOf(new Date(), "UTC"), 30) });
  await save(db.web, phone, { "phq9.9": 1 }, ago(minutes));
  return phone;
}

async function asSuperuser(text: string, values: (string | number)[] = []) {
  const superuser = connect(db.urls.superuserUrl, { max: 1, name: "test-stand-in" });
  await superuser.sql.unsafe(text, values);
  await superuser.close();
}
const beatAgo = (seconds: number) =>
  asSuperuser(
    `insert into worker_heartbeat (worker_id, started_at, beat_at) values ('00000000-0000-7000-8000-000000000001', now(), now() - make_interval(secs => $1))
      on conflict (worker_id) do update set beat_at = excluded.beat_at`,
    [seconds],
  );

test("while a worker is alive the web process raises nothing; once it is silent for two minutes, what is due in every clinic, once", async () => {
  const [due, other, notYet] = [await leftAgo(31), await leftAgo(40), await leftAgo(28)];
  await beatAgo(110);
  expect(await standInForWorker(db.web)).toBe(0);
  await beatAgo(121);
  expect(await standInForWorker(db.web)).toBe(2);
  expect(await standInForWorker(db.web)).toBe(0);
  for (const phone of [due, other]) expect(await raisedBy(db.web, phone)).toMatchObject({ rules: ["item-9, not sent"], alerts: ["today"] });
  expect((await raisedBy(db.web, notYet)).rules).toEqual([]);
});

test("alarms that cannot be raised, however many, keep none from being raised that comes after them", async () => {
  const broken = await leftAgo(50);
  const later = await leftAgo(35);
  // More than are looked for at a time, with the lowest ids: none of that clinic's alarms can be settled.
  await asSuperuser(
    `with made as (
       insert into check_in select (jsonb_populate_record(c, jsonb_build_object('id', '00000000-0000-7000-8000-' || lpad(n::text, 12, '0'), 'token_hash', md5(n::text), 'due_on', c.due_on + 400 + n))).*
         from check_in c, generate_series(1, 120) n where c.id = '${broken.checkInId}' returning clinic_id, id)
     insert into draft_alarm (clinic_id, check_in_id, due_at) select clinic_id, id, now() - interval '1 hour' from made`,
  );
  await asSuperuser(`create function refuse() returns trigger language plpgsql as $$ begin raise exception 'broken'; end $$`);
  await asSuperuser(
    `create trigger refuse before update on draft_alarm for each row when (new.clinic_id = '${broken.clinicId}') execute function refuse()`,
  );
  await beatAgo(600);
  expect(await standInForWorker(db.web)).toBe(1);
  expect((await raisedBy(db.web, later)).rules).toEqual(["item-9, not sent"]);
  expect(
    (await rowsOf(db.web, broken, "select 1 from draft_alarm where settled_at is null and clinic_id = $1", broken.clinicId)).length,
  ).toBe(121);
});
