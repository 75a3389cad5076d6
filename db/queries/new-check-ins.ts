import { sql } from "drizzle-orm";
import { checkIn, delivery } from "@/db/schema";
import { clinicInScope, statement } from "@/db/scope";
import type { NewCheckIn } from "./check-ins";
import { DELIVERY_PRIORITY } from "./deliveries";

/** A check-in just made, and whether its patient has an address to mail it to. */
export type CheckInToMail = NewCheckIn & { readonly mailed: boolean };

/**
 * Stores check-ins of new courses and owes those who have an address their links and reminders, as `checkInLinkDeliveries` does: in one
 * statement, because an import makes 300,000 of these rows and half of the work would be to say them twice. Courses that start on one day
 * have their days and moments in common; those are said once, and of a check-in only what is its own.
 */
export function newCheckInWrite(checkIns: readonly CheckInToMail[], now: Date) {
  const plans = new Map<string, number>();
  const planned: NewCheckIn[] = [];
  const planOf = checkIns.map((one) => {
    const key = `${one.kind} ${one.dueOn} ${[one.opensAt, one.expiresAt, ...one.remindAt].map(Number)}`;
    const known = plans.get(key) ?? planned.push(one) - 1;
    plans.set(key, known);
    return known;
  });
  const days = JSON.stringify(
    planned.map(({ kind, dueOn: due, opensAt: opens, expiresAt: expires, remindAt: remind }, plan) => {
      return { plan, kind, due, opens, expires, remind };
    }),
  );
  const mail = (kind: "check-in-link" | "reminder") => sql`clinic, gen_random_uuid(), ${sql.raw(`'${kind}', ${DELIVERY_PRIORITY[kind]}`)}`;
  const at = sql`${now.toISOString()}::timestamptz`;
  return statement(sql`with plans as materialized (
      select * from json_to_recordset(${days}::text::json) as p
        (plan int, kind text, due date, opens timestamptz, expires timestamptz, remind timestamptz[])
    ), given as materialized (
      select (select ${clinicInScope}) as clinic, g.*, p.kind, p.due, p.opens, p.expires, p.remind
      from unnest(${arrayOf(checkIns.map(({ id }) => id))}::text::uuid[], ${arrayOf(checkIns.map(({ courseId }) => courseId))}::text::uuid[],
        ${arrayOf(checkIns.map(({ tokenHash }) => tokenHash))}::text::text[], ${arrayOf(checkIns.map(({ generation }) => generation))}::text::int[],
        ${arrayOf(checkIns.map(({ mailed }) => mailed))}::text::bool[], ${arrayOf(planOf)}::text::int[]) as g (id, course, token, generation, mailed, plan)
      join plans p on p.plan = g.plan
    ), stored as (
      insert into ${checkIn} (clinic_id, id, course_id, kind, due_on, opens_at, expires_at, token_hash, generation, created_at)
      select clinic, id, course, kind, due, opens, expires, token, generation, ${at} from given
    )
    insert into ${delivery} (clinic_id, id, kind, priority, dedupe_key, check_in_id, created_at, next_attempt_at)
    select ${mail("check-in-link")}, 'check-in-link:' || id || ':' || generation, id, ${at}, opens from given where mailed
    union all
    select ${mail("reminder")}, 'reminder:' || id || ':' || r.number, id, ${at}, r.moment
      from given, unnest(remind) with ordinality as r (moment, number) where mailed`);
}

/** An array as PostgreSQL reads it, of what needs no quotation marks: ids, hashes, numbers. */
function arrayOf(values: readonly (string | number | boolean)[]): string {
  return `{${values.join(",")}}`;
}
