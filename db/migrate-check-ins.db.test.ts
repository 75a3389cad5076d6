import { randomUUID } from "node:crypto";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import { expect, inject, test } from "vitest";
import { migrate } from "./migrate";
import { OWNER_ROLE } from "./prepare-cluster";

const FOLDER = join(process.cwd(), "db", "migrations");

/** The migrations as they were before flags and alerts named their check-in. */
function earlierMigrations(): string {
  const folder = mkdtempSync(join(tmpdir(), "migrations-"));
  cpSync(FOLDER, folder, { recursive: true });
  const journal = join(folder, "meta", "_journal.json");
  const { entries, ...rest } = JSON.parse(readFileSync(journal, "utf8")) as { entries: { idx: number }[] };
  writeFileSync(journal, JSON.stringify({ ...rest, entries: entries.filter(({ idx }) => idx < 4) }));
  return folder;
}

test("flags and alerts stored before name their check-in afterwards, moved by an owner whom row-level security binds", async () => {
  const servers = inject("postgres");
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  const at = (url: string) => Object.assign(new URL(url), { pathname: `/${name}` }).href;
  const urls = { ownerUrl: at(servers.ownerUrl), webUrl: at(servers.webUrl), workerUrl: at(servers.workerUrl) };
  const superuser = postgres(servers.superuserUrl, { max: 1, onnotice: () => {} });
  await superuser.unsafe(`create database ${name} owner ${OWNER_ROLE}`);
  const folder = earlierMigrations();
  await migrate(urls, folder);
  const old = postgres(at(servers.superuserUrl), { max: 1, onnotice: () => {} });
  const [clinic, patient, staff, course, checkIn, submission] = Array.from({ length: 6 }, () => randomUUID());
  await old.unsafe(`
    insert into clinic (id, slug, name, phone, region, time_zone, created_at) values ('${clinic}', 'old', 'Old', '1', 'gb', 'Europe/London', now());
    insert into staff (id, name, email, email_hash, created_at) values ('${staff}', 'Old', 'old@clinic.example', 'hash', now());
    insert into membership (clinic_id, staff_id, role, created_at) values ('${clinic}', '${staff}', 'prescriber', now());
    insert into patient (clinic_id, id, name, search_name, date_of_birth, record_number, language, region, time_zone, created_at)
      values ('${clinic}', '${patient}', 'Old', 'old', '1990-01-01', '1', 'en', 'gb', 'Europe/London', now());
    insert into course (clinic_id, id, patient_id, prescriber_id, starts_on, weight_kg, target_mg_per_kg, created_at)
      values ('${clinic}', '${course}', '${patient}', '${staff}', '2026-01-05', 70, 120, now());
    insert into check_in (clinic_id, id, course_id, kind, due_on, opens_at, expires_at, token_hash, created_at)
      values ('${clinic}', '${checkIn}', '${course}', 'scheduled', '2026-01-05', now(), now(), 'hash', now());
    insert into submission (clinic_id, id, check_in_id, course_id, received_at, language, message)
      values ('${clinic}', '${submission}', '${checkIn}', '${course}', now(), 'en', 'Hello');
    insert into flag (clinic_id, id, course_id, submission_id, rule, urgency, numbers, items, explanation, raised_at, policy_version, code_version)
      values ('${clinic}', '${randomUUID()}', '${course}', '${submission}', 'severe', 'today', '{}', '[]', '.', now(), '1', '1');
    insert into alert (clinic_id, id, submission_id, course_id, urgency, created_at)
      values ('${clinic}', '${randomUUID()}', '${submission}', '${course}', 'today', now())`);
  try {
    await migrate(urls);
    expect([...(await old`select check_in_id, submission_id from flag`)]).toEqual([{ check_in_id: checkIn, submission_id: submission }]);
    expect([...(await old`select check_in_id, submission_id from alert`)]).toEqual([{ check_in_id: checkIn, submission_id: submission }]);
    expect([...(await old`select has_message, answered_by, stopped from submission`)]).toEqual([
      { has_message: true, answered_by: "self", stopped: false },
    ]);
    expect([...(await old`select patient_id, version, recorded_by from contact`)]).toEqual([
      { patient_id: patient, version: 1, recorded_by: null },
    ]);
    const forced =
      await old`select relname from pg_class where relname in ('flag', 'alert', 'submission', 'patient') and relforcerowsecurity`;
    expect(forced).toHaveLength(4);
  } finally {
    rmSync(folder, { recursive: true });
    await old.end();
    await superuser.unsafe(`drop database ${name}`);
    await superuser.end();
  }
});
