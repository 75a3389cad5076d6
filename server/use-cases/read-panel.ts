import { ageOn, mgPerKg } from "@/clinical/course";
import { looksAfter } from "@/clinical/covers";
import { addDays, localDateOf, parsePlainDate } from "@/clinical/plain-date";
import { URGENCIES, type Urgency, urgencyRank } from "@/clinical/urgency";
import type { PanelPage, PanelRow, PanelTab } from "@/contracts/panel";
import { PANEL_PAGE_SIZE } from "@/contracts/panel";
import type { PanelQuery } from "@/contracts/panel-requests";
import { type ClinicTx, type Database, withClinic } from "@/db/client";
import { auditRead } from "@/db/queries/audit";
import { readCoverPlan } from "@/db/queries/cover";
import { countMatched, countPanel, type PanelDbRow, readPanelRows } from "@/db/queries/panel";
import type { PanelOrder, PanelParams, PanelPlace } from "@/db/queries/panel-params";
import { searchable } from "@/db/queries/patients";
import { listNames } from "@/db/queries/staff";
import type { StaffActor } from "@/server/actor";
import { phaseOf } from "@/server/course-phase";

const REVIEW_RANK = urgencyRank("review");
const EARLY_DAYS = 56;
const ADULT_YEARS = 18;
const DAY_MS = 86_400_000;

/** One page of the panel with what the tabs count. A page that a person opened is one entry in the audit log. */
export function readPanel(
  db: Database,
  actor: Pick<StaffActor, "clinicId" | "staffId" | "clinicTimeZone">,
  query: PanelQuery & { text?: string },
  now: Date,
  { again = false }: { again?: boolean } = {},
): Promise<PanelPage> {
  const today = localDateOf(now, actor.clinicTimeZone);
  return withClinic(db, actor.clinicId, async (tx) => {
    const covered = query.cover ? await coveredBy(tx, actor.staffId, now) : null;
    const params = panelParams(query, { staffId: actor.staffId, covered, today, now });
    const [rows, counts, matched, names] = await Promise.all([
      readPanelRows(tx, params),
      countPanel(tx, { fromRank: REVIEW_RANK, today, now }),
      countMatched(tx, params),
      listNames(tx),
    ]);
    await auditRead(tx, { at: now, actorId: actor.staffId, action: "panel.listed", subjectKind: "panel", subjectId: null, again });
    const page = rows.slice(0, PANEL_PAGE_SIZE);
    return {
      rows: page.map((row) => asRow(row, { today, now, names })),
      nextCursor: rows.length > PANEL_PAGE_SIZE ? writeCursor(page.at(-1)) : null,
      counts: { needsYou: counts.needs_you, missed: counts.missed, calls: counts.calls, everyone: counts.everyone },
      matched,
      asOf: now.toISOString(),
    };
  });
}

const USUAL_ORDERS: Readonly<Record<PanelTab, PanelOrder>> = {
  "needs-you": "urgency",
  missed: "missed",
  calls: "calls",
  everyone: "urgency",
};

type Asking = Pick<PanelParams, "covered" | "today" | "now"> & { staffId: string };

/** What the database is asked for a page that somebody asked for. */
export function panelParams(query: PanelQuery & { text?: string }, { staffId, covered, today, now }: Asking): PanelParams {
  const order = query.sort ?? (query.text ? "urgency" : USUAL_ORDERS[query.tab]);
  return {
    fromRank: query.tab === "needs-you" ? REVIEW_RANK : 0,
    rank: query.urgency ? urgencyRank(query.urgency) : null,
    reviewRank: REVIEW_RANK,
    today,
    now,
    missed: query.tab === "missed",
    calls: query.tab === "calls",
    mine: query.mine ? staffId : null,
    covered,
    bornAfter: query.under18 ? yearsBefore(today, ADULT_YEARS) : null,
    startedAfter: query.early ? addDays(today, -EARLY_DAYS) : null,
    endedBefore: query.after ? today : null,
    search: query.text ? searchable(query.text) : null,
    order,
    after: query.cursor ? readCursor(query.cursor, order) : null,
  };
}

/** Whose patients are this person's to look after now, of everybody who works or has worked here. */
async function coveredBy(tx: ClinicTx, staffId: string, at: Date) {
  const [plan, names] = await Promise.all([readCoverPlan(tx, at), listNames(tx)]);
  const prescriberIds = [...names.keys()].filter((prescriberId) => looksAfter(plan, staffId, { prescriberId, at }));
  return { staffId, prescriberIds };
}

/** The date so many years earlier; who was born after it is younger. */
function yearsBefore(date: string, years: number): string {
  return parsePlainDate(date).subtract({ years }).toString();
}

type Reading = { today: string; now: Date; names: ReadonlyMap<string, string> };

function asRow(row: PanelDbRow, { today, now, names }: Reading): PanelRow {
  const { phase, week } = phaseOf({ startsOn: row.starts_on, endedOn: row.ended_on }, today);
  const dose = phase === "on" ? (row.doses.findLast(([on]) => on <= today)?.[1] ?? null) : null;
  const baseline = row.baseline === null ? null : Number(row.baseline);
  const start = Date.parse(row.starts_on);
  const next = partsOf(row.close_times).findIndex((time) => Date.parse(time) > now.getTime());
  return {
    courseId: row.course_id,
    patientId: row.patient_id,
    name: row.name,
    age: ageOn(row.date_of_birth, today),
    recordNumber: row.record_number,
    phase,
    week,
    doseMg: dose,
    doseMgPerKg: dose === null ? null : mgPerKg(dose, Number(row.weight_kg)),
    latest:
      row.latest_total === null || row.latest_severity === null || row.latest_at === null
        ? null
        : { total: row.latest_total, severity: row.latest_severity, at: iso(row.latest_at) },
    baseline,
    baselineIsLate: row.baseline_is_late,
    change: row.change,
    newest: row.newest_raised === null ? null : row.newest_raised ? "flagged" : "quiet",
    gad7: row.latest_gad7,
    recent: row.recent,
    unreadMessage: row.unread_message,
    saysStopped: row.says_stopped,
    // In days of 24 hours: a line of 120 pixels shows no hour, and a calendar asked for every point would take most of a page's time.
    sparkline: row.last_scores.map(({ at, total }) => [Math.floor((Date.parse(at) - start) / DAY_MS), total]),
    urgency: urgencyOf(row.rank),
    openFlags: row.open_flags,
    unclaimedFlags: row.unclaimed_flags,
    flagId: row.top_flag_id,
    reason: row.review_is_due ? reviewReason(row) : row.reason,
    waitingSince: row.rank === 0 ? null : iso(row.waiting_since),
    claimedBy: row.claimed_by === null ? null : { id: row.claimed_by, name: names.get(row.claimed_by) ?? "A colleague" },
    claimedAt: row.claimed_at === null ? null : iso(row.claimed_at),
    lastContact:
      row.last_contact_at === null || row.last_outcome === null ? null : { at: iso(row.last_contact_at), outcome: row.last_outcome },
    reviewOn: row.review_on,
    nextDueOn: (next < 0 ? null : partsOf(row.due_dates)[next]) ?? null,
    missedSince: row.missed_from === null || Date.parse(row.missed_from) > now.getTime() ? null : iso(row.missed_from),
    wants: row.wants,
    declined: row.declined,
    phone: row.phone,
    risks: row.risks,
    prescriber: names.get(row.prescriber_id) ?? "",
  };
}

function reviewReason({ reason }: PanelDbRow): string {
  return `Review date reached.${reason ? ` ${reason}` : ""}`;
}

function urgencyOf(rank: number): Urgency | null {
  return URGENCIES.find((urgency) => urgencyRank(urgency) === rank) ?? null;
}

/** The driver gives times of a raw query as text in UTC. */
function iso(time: string | Date): string {
  return new Date(time).toISOString();
}

/** The parts of an array of times or dates as the driver gives it: `{"2026-11-23 08:00:00+00",...}`. */
function partsOf(array: string): string[] {
  return array
    .slice(1, -1)
    .split(",")
    .map((part) => part.replaceAll('"', ""));
}

/** Rank, course and key of the last row one after another: short, because it stands in the page. */
function writeCursor(row: PanelDbRow | undefined): string | null {
  if (!row) return null;
  return `${row.rank}${row.course_id.replaceAll("-", "")}${Buffer.from(row.key).toString("base64url")}`;
}

const CURSOR = /^(\d)([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})([A-Za-z0-9_-]*)$/;
/** As PostgreSQL writes it: "2026-11-23 08:00:00.123456+00". */
const TIME = /^(-?infinity|\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}(\.\d{1,6})?\+00)$/;
const NUMBER = /^-?\d{1,3}(\.\d)?$/;
const KEY_FORMS: Readonly<Record<PanelOrder, RegExp>> = {
  urgency: TIME,
  name: /^[^\0]*$/,
  score: /^-?\d{1,3}$/,
  change: NUMBER,
  silent: TIME,
  missed: TIME,
  calls: /^-?\d{1,18}$/,
};

/** A cursor that is not one of ours for this order begins at the beginning: it can only have been typed by hand. */
function readCursor(cursor: string, order: PanelOrder): PanelPlace | null {
  const [whole, rank, ...parts] = CURSOR.exec(cursor) ?? [];
  if (whole === undefined || Number(rank) > URGENCIES.length) return null;
  const key = Buffer.from(parts.pop() ?? "", "base64url").toString();
  const isKey = KEY_FORMS[order].test(key) && (KEY_FORMS[order] !== TIME || key.endsWith("infinity") || !Number.isNaN(Date.parse(key)));
  return isKey ? { rank: Number(rank), key, courseId: parts.join("-") } : null;
}
