import { z } from "zod";
import { CLOSED_AT_ONCE, CLOSED_DAY_NAME, LADDER_MOMENTS, MOST_IN_TURN, staffedWeekIssues } from "./cover";

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "Enter a time such as 09:00");
const date = z.iso.date("Enter a date");
const weekday = z.int().min(1).max(7);
const named = z.uuid("Choose a clinician").nullable();

const week = z.strictObject({ weekdays: z.array(weekday).max(7), from: time, until: time });

/** When the clinic is staffed. `basedOn`: the hours that whoever changes them was looking at. */
export const changeHoursInput = z.strictObject({ ...week.shape, basedOn: week }).superRefine((input, context) => {
  if (new Set(input.weekdays).size < input.weekdays.length)
    context.addIssue({ code: "custom", path: ["weekdays"], message: "A day can be chosen once" });
  for (const { path, message } of staffedWeekIssues(input)) context.addIssue({ code: "custom", path: [path], message });
});
export type ChangeHoursInput = z.output<typeof changeHoursInput>;

/** Who stands in, whole. `basedOn`: the version that whoever changes it was looking at. */
export const changeCoverInput = z.strictObject({
  basedOn: z.int().min(0).max(1_000_000),
  weekly: z
    .array(
      z.strictObject({
        weekday,
        staffIds: z
          .array(z.uuid("Choose a clinician"))
          .max(MOST_IN_TURN, `At most ${MOST_IN_TURN} people a day`)
          .refine((ids) => new Set(ids).size === ids.length, "Somebody stands here twice: choose each person once a day"),
      }),
    )
    .max(7)
    .refine((days) => new Set(days.map((day) => day.weekday)).size === days.length, "Each weekday once"),
  safetyLeadId: named,
  lastResortId: named,
});
export type ChangeCoverInput = z.output<typeof changeCoverInput>;

/** Days of one person: a turn that overrides the weekly rota, or leave. The id is made where it is written, so that a second press is no second entry. */
export const recordSpellInput = z.strictObject({ id: z.uuid(), staffId: z.uuid("Choose a clinician"), from: date, until: date });
export type RecordSpellInput = z.output<typeof recordSpellInput>;

/** Days on which the clinic is closed. */
export const closeDaysInput = z.strictObject({
  days: z
    .array(
      z.strictObject({
        id: z.uuid(),
        on: date,
        name: z.string().trim().min(1, "Say why, such as Christmas Day").max(CLOSED_DAY_NAME, `At most ${CLOSED_DAY_NAME} characters`),
      }),
    )
    .min(1, "Enter at least one day")
    .max(CLOSED_AT_ONCE, `At most ${CLOSED_AT_ONCE} days at once`),
});
export type CloseDaysInput = z.output<typeof closeDaysInput>;

/** Taking an entry back: which one is in the address. */
export const withdrawInput = z.strictObject({});

/** Whether what is sent to me wakes me. */
export const confirmWakingInput = z.strictObject({ wakes: z.boolean() });

/** "Who gets the next `now` alert?" */
export const ladderQuery = z.strictObject({
  when: z.enum(LADDER_MOMENTS).default("now"),
  prescriber: z.uuid().optional(),
  at: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d$/, "Choose a date and a time")
    .optional(),
});
