import { randomUUID } from "node:crypto";
import type { ClinicTx, Database } from "@/db/client";
import { withClinic } from "@/db/client";

/** One in eleven is a colleague's patient, where there is one. */
export type Crowd = { readonly clinicId: string; readonly prescriberId: string; readonly colleagueId?: string };

/**
 * So many patients for a clinic, written straight into the tables with what a panel row holds after some months: scores, flags of all
 * urgencies (a thousand patients have a page of them: what grows with their number must not be the page), one in eight with a missed
 * check-in, one in six after the course. Names repeat, as names do.
 * @param all a superuser's connection: ten thousand courses are no use case
 */
export async function makeCrowd(
  all: Database["sql"],
  { clinicId, prescriberId, colleagueId = prescriberId }: Crowd,
  patients: number,
): Promise<void> {
  await all.begin(async (tx) => {
    // Triggers would refresh every row once a statement; here each is written whole at once.
    await tx`set local session_replication_role = replica`;
    await tx`create temp table made on commit drop as
      select of_patient.*, (left(patient_id::text, 35) || translate(right(patient_id::text, 1), '0123456789abcdef', '1032547698badcfe'))::uuid as course_id from (
      select uuidv7() as patient_id, n, ('{Anna,Ben,Chloé,Daniel,Élise,Finn,Grace,Hugo,Isla,Jonas}'::text[])[1 + n % 10]
        || ' ' || ('{Okafor,Lindqvist,Petit,Herrera,Rahman,Nowak,Kelly,Horváth,Silva,Weber,Costa,Moreau,Ito}'::text[])[1 + (n / 10) % 13] || ' ' || chr(65 + (n / 130) % 26) as name,
        (current_date - 20 - (n * 7) % 150 - case when n % 6 = 0 then 100 else 0 end)::date as starts_on, case when n % 6 = 0 then (current_date - (n * 3) % 90)::date end as ended_on,
        case when n % 100 = 0 then 5 when n % 50 = 0 then 4 when n % 28 = 0 then 3 when n % 25 = 0 then 2 else 0 end as urgency,
        (n * 7919) % 22 as total, case when n % 11 = 4 then ${colleagueId}::uuid else ${prescriberId}::uuid end as prescriber_id
      from generate_series(1, ${patients}::int) n) of_patient`;
    await tx`insert into patient (clinic_id, id, name, search_name, date_of_birth, record_number, language, region, time_zone, created_at)
      select ${clinicId}, patient_id, name, lower(translate(name, 'éÉá', 'eea')), (current_date - 13 * 365 - (n * 31) % 9000)::date, 'B-' || (10000 + n), 'en', 'gb', 'Europe/London', now()
      from made`;
    await tx`insert into course (clinic_id, id, patient_id, prescriber_id, starts_on, ended_on, weight_kg, target_mg_per_kg, created_at)
      select ${clinicId}, course_id, patient_id, prescriber_id, starts_on, ended_on, 50 + n % 40, 120, starts_on::timestamptz - interval '9 days' from made`;
    await tx`insert into course_status (clinic_id, course_id, patient_id, prescriber_id, urgency, waiting_since, open_flags, unclaimed_flags, top_flag_id,
        reason, latest_total, latest_severity, latest_at, latest_gad7, baseline, last_scores, recent, review_on, newest_raised, name, search_text, record_number,
        date_of_birth, time_zone, starts_on, ended_on, weight_kg, doses, due_dates, close_times, missed_from)
      select ${clinicId}, course_id, patient_id, prescriber_id, urgency, now() - n * interval '1 minute', (urgency > 0)::int, (urgency > 0)::int,
        case when urgency > 0 then uuidv7(- n * interval '1 minute') end, case when urgency > 0 then 'Up 6 from baseline 5: a rise that is unlikely to be chance. Sleep and energy moved most.' end,
        total, case when total >= 20 then 'severe' when total >= 15 then 'moderately severe' when total >= 10 then 'moderate' when total >= 5 then 'mild' else 'minimal' end,
        now() - (n % 27) * interval '1 day', (n * 31) % 16, (n * 17) % 9,
        (select jsonb_agg(jsonb_build_object('at', to_char(starts_on + k * 14 * interval '1 day', 'YYYY-MM-DD"T"10:00:00.000"Z"'), 'total', (n * 13 + k * 5) % 20))
          from generate_series(0, 2 + n % 9) k),
        (select jsonb_agg(jsonb_build_array(to_char(now() - k * 14 * interval '1 day', 'YYYY-MM-DD"T"10:00:00.000"Z"'), (n + k) % 20, n % 15, 0, 'better'))
          from generate_series(0, 2) k),
        case when n % 400 = 7 then current_date - 1 when n % 40 = 3 then current_date + 20 end, urgency > 0,
        p.name, panel_search_text(p.search_name, p.record_number), p.record_number, p.date_of_birth, 'Europe/London', starts_on, ended_on, 50 + n % 40,
        jsonb_build_array(jsonb_build_array(starts_on, 20), jsonb_build_array(starts_on + 28, 40)),
        (select array_agg(current_date + k * 28 + n % 20) from generate_series(0, 4) k), (select array_agg(now() + (k * 28 + n % 20 + 7) * interval '1 day') from generate_series(0, 4) k),
        case when n % 8 = 1 then now() - (n % 30) * interval '1 day' else now() + (n % 20 + 7) * interval '1 day' end
      from made join patient p on p.clinic_id = ${clinicId} and p.id = made.patient_id order by md5(n::text)`;
  });
}

/** Runs one statement as the panel does, as a prepared one in a clinic's transaction, so often that its plan is the one it keeps. */
export async function explainRuns(
  db: Database,
  clinicId: string,
  [text, values]: readonly [text: string, values: readonly unknown[]],
  runs: number,
): Promise<{ ms: number[]; buffers: number; rows: number; plan: string }> {
  const name = `bench_${randomUUID().replaceAll("-", "")}`;
  return withClinic(db, clinicId, async (tx: ClinicTx) => {
    const client = (tx._.session as unknown as { client: Database["sql"] }).client;
    await client.unsafe(`prepare ${name} as ${text}`);
    const call = `execute ${name}(${values.map(literal).join(", ")})`;
    // The plan without the values is chosen from the sixth time on.
    for (let warm = 0; warm < 8; warm++) await client.unsafe(call);
    const ms: number[] = [];
    let last: Explained | undefined;
    for (let run = 0; run < runs; run++) {
      const [row] = await client.unsafe<{ "QUERY PLAN": Explained[] }[]>(`explain (analyze, buffers, timing off, format json) ${call}`);
      last = row?.["QUERY PLAN"][0];
      ms.push(last?.["Execution Time"] ?? Number.NaN);
    }
    const plan = last?.Plan;
    const buffers = (plan?.["Shared Hit Blocks"] ?? Number.NaN) + (plan?.["Shared Read Blocks"] ?? Number.NaN);
    await client.unsafe(`deallocate ${name}`);
    return { ms, buffers, rows: plan?.["Actual Rows"] ?? Number.NaN, plan: JSON.stringify(plan) };
  });
}

type Explained = {
  readonly "Execution Time": number;
  readonly Plan: { readonly "Shared Hit Blocks": number; readonly "Shared Read Blocks": number; readonly "Actual Rows": number };
};

function literal(value: unknown): string {
  return value === null ? "null" : `'${String(value).replaceAll("'", "''")}'`;
}
