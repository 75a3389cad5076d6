import { z } from "zod";
import { ageOn, mgPerKg } from "@/clinical/course";
import { addDays, daysBetween, localDateOf } from "@/clinical/plain-date";
import { URGENCIES, type Urgency, urgencyRank } from "@/clinical/urgency";
import type { PanelPage, PanelQuery, PanelRow } from "@/contracts/panel";
import { PANEL_PAGE_SIZE } from "@/contracts/panel";
import { type Database, withClinic } from "@/db/client";
import { auditRead } from "@/db/queries/audit";
import { countPanel, type PanelDbRow, type PanelPlace, readPanelRows } from "@/db/queries/panel";
import { searchable } from "@/db/queries/patients";
import type { StaffActor } from "@/server/actor";
import { phaseOf } from "@/server/course-phase";

const REVIEW_RANK = urgencyRank("review");
const EARLY_DAYS = 56;

/** One page of the panel, most urgent first, with what the tabs count. A page that a person opened is one entry in the audit log. */
export function readPanel(
  db: Database,
  actor: Pick<StaffActor, "clinicId" | "staffId" | "clinicTimeZone">,
  query: PanelQuery & { text?: string },
  now: Date,
  { again = false }: { again?: boolean } = {},
): Promise<PanelPage> {
  const today = localDateOf(now, actor.clinicTimeZone);
  return withClinic(db, actor.clinicId, async (tx) => {
    const [rows, counts] = await Promise.all([
      readPanelRows(tx, {
        fromRank: query.tab === "needs-you" ? REVIEW_RANK : 0,
        rank: query.urgency ? urgencyRank(query.urgency) : null,
        reviewRank: REVIEW_RANK,
        today,
        now,
        mine: query.mine ? actor.staffId : null,
        startedAfter: query.early ? addDays(today, -EARLY_DAYS) : null,
        endedBefore: query.after ? today : null,
        search: query.text ? { name: searchable(query.text), recordNumber: query.text } : null,
        after: query.cursor ? readCursor(query.cursor) : null,
      }),
      countPanel(tx, { fromRank: REVIEW_RANK, today, now }),
    ]);
    await auditRead(tx, { at: now, actorId: actor.staffId, action: "panel.listed", subjectKind: "panel", subjectId: null, again });
    const page = rows.slice(0, PANEL_PAGE_SIZE);
    return {
      rows: page.map((row) => asRow(row, today)),
      nextCursor: rows.length > PANEL_PAGE_SIZE ? writeCursor(page.at(-1)) : null,
      counts: { needsYou: counts.needs_you, everyone: counts.everyone, unanswered: counts.unanswered },
      asOf: now.toISOString(),
    };
  });
}

function asRow(row: PanelDbRow, today: string): PanelRow {
  const { phase, week } = phaseOf({ startsOn: row.starts_on, endedOn: row.ended_on }, today);
  const dose = row.dose_mg === null || phase !== "on" ? null : Number(row.dose_mg);
  const baseline = row.baseline === null ? null : Number(row.baseline);
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
    change: row.latest_total === null || baseline === null ? null : row.latest_total - baseline,
    newest: row.newest_raised === null ? null : row.newest_raised ? "flagged" : "quiet",
    sparkline: row.last_scores.map(({ at, total }) => ({
      day: daysBetween(row.starts_on, localDateOf(new Date(at), row.time_zone)),
      total,
    })),
    urgency: urgencyOf(row.rank),
    openFlags: row.open_flags,
    unclaimedFlags: row.unclaimed_flags,
    flagId: row.top_flag_id,
    reason: row.review_is_due ? reviewReason(row) : row.reason,
    waitingSince: row.rank === 0 ? null : iso(row.waiting_since),
    claimedBy: row.claimed_by === null || row.claimed_by_name === null ? null : { id: row.claimed_by, name: row.claimed_by_name },
    claimedAt: row.claimed_at === null ? null : iso(row.claimed_at),
    lastContact:
      row.last_contact_at === null || row.last_outcome === null ? null : { at: iso(row.last_contact_at), outcome: row.last_outcome },
    reviewOn: row.review_on,
    nextDueOn: row.next_due_on,
    unanswered: row.unanswered,
    wants: row.wants,
    declined: row.declined,
    prescriber: row.prescriber,
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

function writeCursor(row: PanelDbRow | undefined): string | null {
  if (!row) return null;
  const place: PanelPlace = { rank: row.rank, waitingSince: String(row.waiting_since), courseId: row.course_id };
  return Buffer.from(JSON.stringify([place.rank, place.waitingSince, place.courseId])).toString("base64url");
}

const place = z.tuple([z.int().min(0).max(URGENCIES.length), z.string().max(40), z.uuid()]);
/** As PostgreSQL writes it: "2026-11-23 08:00:00.123456+00". */
const POSTGRES_TIME = /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}(\.\d{1,6})?\+00$/;

/** A cursor that is not one of ours begins at the beginning: it can only have been typed by hand. */
function readCursor(cursor: string): PanelPlace | null {
  let given: unknown;
  try {
    given = JSON.parse(Buffer.from(cursor, "base64url").toString());
  } catch {
    return null;
  }
  const parsed = place.safeParse(given);
  if (!parsed.success) return null;
  const [rank, waitingSince, courseId] = parsed.data;
  return POSTGRES_TIME.test(waitingSince) && !Number.isNaN(Date.parse(waitingSince)) ? { rank, waitingSince, courseId } : null;
}
