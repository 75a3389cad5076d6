import { type SQL, sql } from "drizzle-orm";
import type { Severity } from "@/clinical/score-phq9";
import type { Outcome } from "@/contracts/flag-states";
import type { MessageWish } from "@/contracts/message-wishes";
import { PANEL_PAGE_SIZE } from "@/contracts/panel";
import type { ClinicTx } from "@/db/client";

/** The last row's place in the order: urgency descending, then who waits longest. */
export type PanelPlace = { rank: number; waitingSince: string; courseId: string };

export type PanelParams = {
  /** Lowest urgency rank shown; 0 shows everyone. */
  fromRank: number;
  rank: number | null;
  /** The rank that a patient whose review date has come is shown at. */
  reviewRank: number;
  today: string;
  now: Date;
  mine: string | null;
  startedAfter: string | null;
  endedBefore: string | null;
  /** Lower case without accents, and as typed. */
  search: { name: string; recordNumber: string } | null;
  after: PanelPlace | null;
};

export type PanelDbRow = {
  course_id: string;
  patient_id: string;
  name: string;
  date_of_birth: string;
  record_number: string;
  time_zone: string;
  starts_on: string;
  ended_on: string | null;
  weight_kg: string;
  dose_mg: string | null;
  rank: number;
  waiting_since: string;
  review_is_due: boolean;
  open_flags: number;
  top_flag_id: string | null;
  reason: string | null;
  claimed_by: string | null;
  claimed_by_name: string | null;
  claimed_at: string | null;
  latest_total: number | null;
  latest_severity: Severity | null;
  latest_at: string | null;
  baseline: string | null;
  baseline_is_late: boolean;
  last_scores: { at: string; total: number }[];
  last_contact_at: string | null;
  last_outcome: Outcome | null;
  review_on: string | null;
  newest_raised: boolean | null;
  unclaimed_flags: number;
  next_due_on: string | null;
  unanswered: boolean;
  wants: MessageWish;
  declined: boolean;
  prescriber: string;
};

/**
 * One page of the panel in its order, and one row more where there is another page. Two ordered reads of `course_status`, one
 * along its urgency index and one of the few rows whose review date has come, are merged: an expression over both would use
 * no index.
 */
export async function readPanelRows(tx: ClinicTx, params: PanelParams): Promise<PanelDbRow[]> {
  const now = sql`${params.now.toISOString()}::timestamptz`;
  const byUrgency = page(params, sql`s.urgency`, sql`s.waiting_since`, sql`not ${reviewDue(params)}`);
  const byReview = page(params, sql`${params.reviewRank}::smallint`, sql`s.review_on::timestamptz`, reviewDue(params));
  return (await tx.execute<PanelDbRow>(sql`
    select s.course_id, s.patient_id, p.name, p.date_of_birth, p.record_number, p.time_zone, c.starts_on, c.ended_on,
      coalesce(c.latest_weight_kg, c.weight_kg) as weight_kg,
      d.mg_per_day as dose_mg, s.rank, s.waiting_since, s.review_is_due, s.open_flags, s.top_flag_id, s.reason, s.claimed_by,
      claimer.name as claimed_by_name, s.claimed_at, s.latest_total, s.latest_severity, s.latest_at, s.baseline, s.baseline_is_late,
      s.last_scores, s.last_contact_at, s.last_outcome, s.review_on, s.newest_raised, s.unclaimed_flags, n.next_due_on,
      coalesce(n.unanswered, false) as unanswered, p.wants, coalesce(k.decision = 'declined', false) as declined, prescriber.name as prescriber
    from ((${byUrgency}) union all (${byReview})) s
    join patient p on p.clinic_id = s.clinic_id and p.id = s.patient_id
    join course c on c.clinic_id = s.clinic_id and c.id = s.course_id
    join staff prescriber on prescriber.id = s.prescriber_id
    left join staff claimer on claimer.id = s.claimed_by
    left join lateral (select mg_per_day from dose_change x where x.clinic_id = s.clinic_id and x.course_id = s.course_id
      and x.takes_effect_on <= ${params.today}::date and x.withdrawn_at is null order by x.takes_effect_on desc, x.recorded_at desc limit 1) d on true
    left join lateral (select min(x.due_on) filter (where x.expires_at > ${now}) as next_due_on,
      bool_or(x.expires_at <= ${now} and not ${answeredSince}) as unanswered
      from check_in x where x.clinic_id = s.clinic_id and x.course_id = s.course_id and x.state = 'open') n on true
    left join lateral (select decision from consent x where x.clinic_id = s.clinic_id and x.patient_id = s.patient_id
      order by x.at desc limit 1) k on true
    order by s.rank desc, s.waiting_since, s.course_id limit ${PANEL_PAGE_SIZE + 1}`)) as unknown as PanelDbRow[];
}

/** A later check-in of the course was answered: the one that passed is history. */
const answeredSince = sql`exists (select from submission a where a.clinic_id = x.clinic_id and a.course_id = x.course_id and a.received_at >= x.opens_at)`;

/** A review date counts where nothing as urgent is open. */
function reviewDue({ today, reviewRank }: PanelParams): SQL {
  return sql`(s.review_on is not null and s.review_on <= ${today}::date and s.urgency < ${reviewRank})`;
}

function page(params: PanelParams, rank: SQL, waitingSince: SQL, which: SQL): SQL {
  const { after, search } = params;
  const conditions = [
    which,
    sql`${rank} >= ${params.fromRank}`,
    params.rank === null ? null : sql`${rank} = ${params.rank}`,
    params.mine === null ? null : sql`(s.prescriber_id = ${params.mine}::uuid or s.claimed_by = ${params.mine}::uuid)`,
    params.startedAfter === null
      ? null
      : sql`c.starts_on > ${params.startedAfter}::date and c.starts_on <= ${params.today}::date and c.ended_on is null`,
    params.endedBefore === null ? null : sql`c.ended_on < ${params.endedBefore}::date`,
    search === null ? null : sql`(p.search_name like ${pattern(search.name)} or p.record_number ilike ${pattern(search.recordNumber)})`,
    after === null
      ? null
      : sql`(${rank} < ${after.rank} or (${rank} = ${after.rank} and (${waitingSince}, s.course_id) > (${after.waitingSince}::timestamptz, ${after.courseId}::uuid)))`,
  ].filter((condition) => condition !== null);
  const needsCourse = params.startedAfter !== null || params.endedBefore !== null;
  return sql`
    select s.clinic_id, s.course_id, s.patient_id, s.prescriber_id, ${rank} as rank, ${waitingSince} as waiting_since,
      ${reviewDue(params)} as review_is_due, s.open_flags, s.top_flag_id, s.reason, s.claimed_by, s.claimed_at, s.latest_total, s.latest_severity,
      s.latest_at, s.baseline, s.baseline_is_late, s.last_scores, s.last_contact_at, s.last_outcome, s.review_on, s.newest_raised, s.unclaimed_flags
    from course_status s
    ${needsCourse ? sql`join course c on c.clinic_id = s.clinic_id and c.id = s.course_id` : sql``}
    ${search ? sql`join patient p on p.clinic_id = s.clinic_id and p.id = s.patient_id` : sql``}
    where ${sql.join(conditions, sql` and `)}
    order by ${rank} desc, ${waitingSince}, s.course_id limit ${PANEL_PAGE_SIZE + 1}`;
}

/** Text to find anywhere, with LIKE's own signs taken literally. */
function pattern(text: string): string {
  return `%${text.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
}

export type PanelCounts = { needs_you: number; everyone: number; unanswered: number };

/** How many patients each tab holds, and how many have let their last due check-in pass. */
export async function countPanel(
  tx: ClinicTx,
  { fromRank, today, now }: { fromRank: number; today: string; now: Date },
): Promise<PanelCounts> {
  const [row] = (await tx.execute<PanelCounts>(sql`
    select count(*) filter (where urgency >= ${fromRank} or review_on <= ${today}::date)::int as needs_you, count(*)::int as everyone,
      (select count(distinct x.course_id)::int from check_in x where x.state = 'open' and x.expires_at <= ${now.toISOString()}::timestamptz
        and not ${answeredSince}) as unanswered
    from course_status`)) as unknown as PanelCounts[];
  return row ?? { needs_you: 0, everyone: 0, unanswered: 0 };
}
