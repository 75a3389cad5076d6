import { startOfLocalDay } from "@/clinical/local-time";
import { addDays, localDateOf, parsePlainDate } from "@/clinical/plain-date";
import { RULES } from "@/clinical/rules";
import { type AlertLoad, type AlertsPage, LOAD_WEEKS, RECIPIENT_DAYS, type Try, UNSENT_SHOWN } from "@/contracts/alerts-page";
import { DELIVERY_KINDS } from "@/contracts/delivery-states";
import { CARE_TEAM, isClinician } from "@/contracts/roles";
import { type ClinicTx, type Database, withClinic } from "@/db/client";
import { countAlertMails, countAlerts, countFlags } from "@/db/queries/alert-load";
import * as queue from "@/db/queries/clinic-queue";
import { readWorkerHealth } from "@/db/queries/heartbeats";
import { listPeople } from "@/db/queries/staff";
import type { StaffActor } from "@/server/actor";
import { readAlertPath } from "./read-alert-path";

const DAY_MS = 86_400_000;
const TESTS = { days: 7, shown: 5 };

/**
 * A clinic's alert mails: what waits and since when, what failed for whom, and how many there are a week. An admin is told how many mails left,
 * and neither their urgencies nor which rules fired.
 */
export async function readAlertsPage(db: Database, actor: StaffActor, now: Date): Promise<AlertsPage> {
  const [path, health, own] = await Promise.all([
    readAlertPath(db, actor, now),
    readWorkerHealth(db),
    withClinic(db, actor.clinicId, (tx) => readOwn(tx, actor, now)),
  ]);
  return {
    path,
    heardAt: health?.beatAt.toISOString() ?? null,
    smtpFailingSince: health?.smtpFailingSince?.toISOString() ?? null,
    ...own,
    asOf: now.toISOString(),
  };
}

async function readOwn(tx: ClinicTx, actor: StaffActor, now: Date) {
  const [counted, unsent, tiersDue, tests] = await Promise.all([
    queue.countClinicQueue(tx, now),
    queue.listUnsent(tx, { now, limit: UNSENT_SHOWN }),
    queue.countTiersDue(tx, now),
    queue.listTestMails(tx, { since: new Date(now.getTime() - TESTS.days * DAY_MS), limit: TESTS.shown }),
  ]);
  const people = await listPeople(tx);
  return {
    queue: counted
      .map(({ oldestSince, ...one }) => ({ ...one, oldestSince: oldestSince?.toISOString() ?? null }))
      .sort((a, b) => DELIVERY_KINDS.indexOf(a.kind) - DELIVERY_KINDS.indexOf(b.kind)),
    unsent: unsent.map((mail) => ({
      ...mail,
      owedSince: mail.owedSince.toISOString(),
      nextTryAt: mail.nextTryAt.toISOString(),
      lastTry: tryOf(mail.lastTry),
    })),
    tiersDue,
    recipients: await readRecipients(tx, people, now),
    tests: tests.map((test) => ({
      ...test,
      askedAt: test.askedAt.toISOString(),
      settledAt: test.settledAt?.toISOString() ?? null,
      lastTry: tryOf(test.lastTry),
    })),
    load: await readLoad(tx, actor, now),
    people: people
      .filter(({ staffId, role }) => staffId === actor.staffId || isClinician(role))
      .map(({ staffId, name }) => ({ id: staffId, name })),
  };
}

function tryOf(row: { at: Date; outcome: Try["outcome"]; smtpCode: number | null } | null): Try | null {
  return row && { outcome: row.outcome, smtpCode: row.smtpCode, at: row.at.toISOString() };
}

/** The clinicians, and whoever else was mailed: those who work here no longer are named by nobody's list, and left out. */
async function readRecipients(tx: ClinicTx, people: Awaited<ReturnType<typeof listPeople>>, now: Date): Promise<AlertsPage["recipients"]> {
  const since = new Date(now.getTime() - RECIPIENT_DAYS * DAY_MS);
  const [counts, failures] = await Promise.all([queue.countByRecipient(tx, since), queue.lastFailures(tx, since)]);
  return people.flatMap(({ staffId, name, role }) => {
    const own = counts.find((one) => one.staffId === staffId);
    if (own === undefined && !isClinician(role)) return [];
    const { sent, refused, retrying, lastSentAt } = own ?? { sent: 0, refused: 0, retrying: 0, lastSentAt: null };
    const failure = failures.find((one) => one.staffId === staffId) ?? null;
    return [{ staffId, name, role, sent, refused, retrying, lastSentAt: lastSentAt?.toISOString() ?? null, lastFailure: tryOf(failure) }];
  });
}

async function readLoad(tx: ClinicTx, { role, clinicTimeZone: timeZone }: StaffActor, now: Date): Promise<AlertLoad> {
  const today = localDateOf(now, timeZone);
  const monday = addDays(today, 1 - parsePlainDate(today).dayOfWeek);
  const weeks = Array.from({ length: LOAD_WEEKS }, (_, index) => addDays(monday, (index - LOAD_WEEKS + 1) * 7));
  const span = { since: startOfLocalDay(weeks[0] ?? monday, timeZone), timeZone };
  const countsOf = (rows: readonly { week: string; count: number }[]) =>
    weeks.map((week) => rows.find((row) => row.week === week)?.count ?? 0);
  const mails = countsOf(await countAlertMails(tx, span));
  if (!CARE_TEAM.some((one) => one === role)) return { weeks, mails, alerts: null, rules: null };
  const [alerts, flags] = await Promise.all([countAlerts(tx, span), countFlags(tx, span)]);
  const ofUrgency = (urgency: (typeof alerts)[number]["urgency"]) => countsOf(alerts.filter((row) => row.urgency === urgency));
  return {
    weeks,
    mails,
    alerts: { now: ofUrgency("now"), today: ofUrgency("today"), review: ofUrgency("review") },
    rules: RULES.flatMap(({ id }) => {
      const own = flags.filter(({ rule }) => rule === id);
      return own.length === 0 ? [] : [{ rule: id, counts: countsOf(own) }];
    }),
  };
}
