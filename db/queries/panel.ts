import type { BaselineRisk } from "@/clinical/baseline-risks";
import type { Severity } from "@/clinical/score-phq9";
import type { Outcome } from "@/contracts/flag-states";
import type { MessageWish } from "@/contracts/message-wishes";
import type { RecentCheckIn } from "@/contracts/panel";
import { type ClinicTx, readPrepared } from "@/db/client";
import type { PanelParams } from "./panel-params";
import { matchedStatement, panelStatement } from "./panel-statement";

export type PanelDbRow = {
  course_id: string;
  patient_id: string;
  prescriber_id: string;
  name: string;
  date_of_birth: string;
  record_number: string;
  time_zone: string;
  starts_on: string;
  ended_on: string | null;
  weight_kg: string;
  doses: [on: string, mgPerDay: number][];
  rank: number;
  waiting_since: string;
  key: string;
  review_is_due: boolean;
  open_flags: number;
  unclaimed_flags: number;
  top_flag_id: string | null;
  reason: string | null;
  claimed_by: string | null;
  claimed_at: string | null;
  latest_total: number | null;
  latest_severity: Severity | null;
  latest_at: string | null;
  latest_gad7: number | null;
  baseline: string | null;
  change: number | null;
  baseline_is_late: boolean;
  last_scores: { at: string; total: number }[];
  recent: RecentCheckIn[];
  last_contact_at: string | null;
  last_outcome: Outcome | null;
  review_on: string | null;
  newest_raised: boolean | null;
  unread_message: boolean;
  says_stopped: boolean;
  /** Arrays as PostgreSQL writes them: "{2026-11-23,...}". */
  due_dates: string;
  close_times: string;
  missed_from: string | null;
  wants: MessageWish;
  declined: boolean;
  phone: string | null;
  risks: BaselineRisk[];
};

/** One page of the panel in its order, and one row more where there is another page. */
export function readPanelRows(tx: ClinicTx, params: PanelParams): Promise<PanelDbRow[]> {
  return readPrepared<PanelDbRow>(tx, ...panelStatement(params));
}

/** How many there are of whom a filter or a search lets through; null where neither is set. */
export async function countMatched(tx: ClinicTx, params: PanelParams): Promise<number | null> {
  const statement = matchedStatement(params);
  if (statement === null) return null;
  const [row] = await readPrepared<{ matched: number }>(tx, ...statement);
  return row?.matched ?? 0;
}

export type PanelCounts = { needs_you: number; missed: number; calls: number; everyone: number };

/** How many patients each tab holds. */
export async function countPanel(
  tx: ClinicTx,
  { fromRank, today, now }: { fromRank: number; today: string; now: Date },
): Promise<PanelCounts> {
  const [row] = await readPrepared<PanelCounts>(tx, PANEL_COUNTS, [fromRank, today, now.toISOString()]);
  return row ?? { needs_you: 0, missed: 0, calls: 0, everyone: 0 };
}

export const PANEL_COUNTS = `select flagged.all + (select count(*)::int from course_status where review_on <= $2::date and urgency < $1::smallint) as needs_you,
    silent.all as missed, silent.quiet + flagged.all as calls, (select count(*)::int from course_status) as everyone
  from (select count(*)::int as all from course_status where urgency >= $1::smallint) flagged,
    (select count(*)::int as all, count(*) filter (where urgency < $1::smallint)::int as quiet from course_status where missed_from <= $3::timestamptz) silent`;
