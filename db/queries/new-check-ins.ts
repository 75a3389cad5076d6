import { sql } from "drizzle-orm";
import { checkIn, delivery } from "@/db/schema";
import { clinicInScope, statement } from "@/db/scope";
import type { NewCheckIn } from "./check-ins";
import { DELIVERY_PRIORITY } from "./deliveries";

/** A check-in just made, and whether its patient has an address to mail it to. */
export type CheckInToMail = NewCheckIn & { readonly mailed: boolean };

/**
 * Stores check-ins of new courses and owes those who have an address their links and reminders, as `checkInLinkDeliveries` does: in one
 * statement, because an import makes 300,000 of these rows and half of the work would be to say them twice.
 */
export function newCheckInWrite(checkIns: readonly CheckInToMail[], now: Date) {
  const json = JSON.stringify(
    checkIns.map(({ id, courseId, kind, dueOn, opensAt, expiresAt, tokenHash, generation, remindAt, mailed }) => ({
      id,
      course: courseId,
      kind,
      due: dueOn,
      opens: opensAt,
      expires: expiresAt,
      token: tokenHash,
      generation,
      remind: mailed ? remindAt : null,
    })),
  );
  const mail = (kind: "check-in-link" | "reminder") =>
    sql`${clinicInScope}, gen_random_uuid(), ${sql.raw(`'${kind}', ${DELIVERY_PRIORITY[kind]}`)}`;
  const at = sql`${now.toISOString()}::timestamptz`;
  return statement(sql`with given as materialized (
      select * from json_to_recordset(${json}::text::json) as g
        (id uuid, course uuid, kind text, due date, opens timestamptz, expires timestamptz, token text, generation int, remind timestamptz[])
    ), stored as (
      insert into ${checkIn} (clinic_id, id, course_id, kind, due_on, opens_at, expires_at, token_hash, generation, created_at)
      select ${clinicInScope}, id, course, kind, due, opens, expires, token, generation, ${at} from given
    )
    insert into ${delivery} (clinic_id, id, kind, priority, dedupe_key, check_in_id, created_at, next_attempt_at)
    select ${mail("check-in-link")}, 'check-in-link:' || id || ':' || generation, id, ${at}, opens from given where remind is not null
    union all
    select ${mail("reminder")}, 'reminder:' || id || ':' || r.number, id, ${at}, r.moment
      from given, unnest(remind) with ordinality as r (moment, number)`);
}
