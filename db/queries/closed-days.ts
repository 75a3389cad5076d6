import { sql } from "drizzle-orm";
import type { PlainDate } from "@/clinical/plain-date";

/** The days on which the clinic in scope is closed, as a column beside its staffed hours. */
export const closedDays = sql<PlainDate[]>`
  array(select d.closed_on::text from closed_day d where d.withdrawn_at is null order by d.closed_on)`;
