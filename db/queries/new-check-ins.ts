import { sql } from "drizzle-orm";
import type { CheckInState } from "@/contracts/check-in-states";
import { arrayOf } from "@/db/insert-rows";
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
    const key = `${one.kind} ${stateOf(one)} ${one.dueOn} ${[one.opensAt, one.expiresAt, ...one.remindAt].map(Number)}`;
    // Counted from 1, as places in PostgreSQL's arrays are.
    const known = plans.get(key) ?? planned.push(one);
    plans.set(key, known);
    return known;
  });
  const of = <V extends string | number>(part: (plan: NewCheckIn) => V) => arrayOf(planned.map(part));
  const at = (moment: Date) => moment.toISOString();
  const reminders = planned.flatMap(({ remindAt }, plan) => remindAt.map((moment, index) => ({ plan, number: index + 1, at: at(moment) })));
  const mail = (kind: "check-in-link" | "reminder") => sql`clinic, gen_random_uuid(), ${sql.raw(`'${kind}', ${DELIVERY_PRIORITY[kind]}`)}`;
  const created = sql`${at(now)}::timestamptz`;
  return statement(sql`with plans as materialized (
      select ${of(({ kind }) => kind)}::text::text[] as kind, ${of(stateOf)}::text::text[] as state, ${of(({ dueOn }) => dueOn)}::text::date[] as due,
        ${of(({ opensAt }) => at(opensAt))}::text::timestamptz[] as opens, ${of(({ expiresAt }) => at(expiresAt))}::text::timestamptz[] as expires
    ), given as materialized (
      select (select ${clinicInScope}) as clinic, g.*, p.kind[g.plan] as kind, p.state[g.plan] as state, p.due[g.plan] as due,
        p.opens[g.plan] as opens, p.expires[g.plan] as expires
      from plans p, unnest(${arrayOf(checkIns.map(({ id }) => id))}::text::uuid[], ${arrayOf(checkIns.map(({ courseId }) => courseId))}::text::uuid[],
        ${arrayOf(checkIns.map(({ tokenHash }) => tokenHash))}::text::text[], ${arrayOf(checkIns.map(({ generation }) => generation))}::text::int[],
        ${arrayOf(checkIns.map(({ mailed }) => mailed))}::text::bool[], ${arrayOf(planOf)}::text::int[]) as g (id, course, token, generation, mailed, plan)
    ), stored as (
      insert into ${checkIn} (clinic_id, id, course_id, kind, state, due_on, opens_at, expires_at, token_hash, generation, created_at)
      select clinic, id, course, kind, state, due, opens, expires, token, generation, ${created} from given
    )
    insert into ${delivery} (clinic_id, id, kind, priority, dedupe_key, check_in_id, created_at, next_attempt_at)
    select ${mail("check-in-link")}, 'check-in-link:' || id || ':' || generation, id, ${created}, opens from given where mailed
    union all
    select ${mail("reminder")}, 'reminder:' || id || ':' || r.number, id, ${created}, r.moment
      from given g, unnest(${arrayOf(reminders.map(({ plan }) => plan + 1))}::text::int[], ${arrayOf(reminders.map(({ number }) => number))}::text::int[],
        ${arrayOf(reminders.map((one) => one.at))}::text::timestamptz[]) as r (plan, number, moment)
      where mailed and r.plan = g.plan`);
}

function stateOf({ state = "open" }: NewCheckIn): CheckInState {
  return state;
}
