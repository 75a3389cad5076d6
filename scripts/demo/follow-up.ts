import { alertDueAt } from "@/clinical/alert-due";
import { claimLapsesAt } from "@/clinical/claim-lapse";
import { addDays, localDateOf } from "@/clinical/plain-date";
import { defaultPolicy } from "@/clinical/policy";
import type { Random } from "@/clinical/simulation/random";
import type { Urgency } from "@/clinical/urgency";
import type { Database } from "@/db/client";
import type { OpenFlagRow } from "@/db/queries/course-records";
import { acknowledgeFlag } from "@/server/use-cases/acknowledge-flag";
import { claimFlag } from "@/server/use-cases/claim-flag";
import type { DemoStaff } from "./demo-clinics";

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const NOTES: Readonly<Record<"urgent" | "review", readonly [string, ...string[]]>> = {
  urgent: [
    "Called and spoke for ten minutes. Safe tonight, sister is with them. GP appointment booked.",
    "Reached at the second try. No plan or intent. Will call again on the review date.",
    "Spoke at length; exam stress and poor sleep. Agreed a weekly call and gave the crisis line again.",
  ],
  review: [
    "Talked at the visit. Sleep poor since the dose went up; agreed to hold the dose.",
    "Phoned. Lower since a break-up, wants to go on; next check-in in two weeks.",
    "Discussed options; referred to the GP for a mood review.",
    "Busy weeks at work, sleeping less. Reviewed dose, no change for now.",
  ],
};
const OUTCOMES = { urgent: ["contacted", "contacted", "referred"], review: ["contacted", "dose-reviewed", "referred"] } as const;

/** What the clinic did about a flag of the past: somebody claimed it, reached the patient, signed, and looked again on the review date. */
export async function followUp(db: Database, flags: readonly OpenFlagRow[], by: DemoStaff, random: Random, now: Date): Promise<void> {
  for (const flag of flags) {
    const raised = flag.raisedAt;
    const kind = isUrgent(flag.urgency) ? "urgent" : "review";
    const claimedAt = inHours(
      new Date(raised.getTime() + random.integer(15, kind === "urgent" ? 70 : 1400) * MINUTE_MS),
      by.clinicTimeZone,
    );
    const signedAt = new Date(claimedAt.getTime() + random.integer(10, 45) * MINUTE_MS);
    const reviewOn = addDays(localDateOf(signedAt, by.clinicTimeZone), 7);
    await claimFlag(db, by, { flagId: flag.id }, claimedAt);
    await acknowledgeFlag(
      db,
      by,
      {
        flagId: flag.id,
        outcome: random.pick(OUTCOMES[kind]),
        note: random.pick(NOTES[kind]),
        reviewOn: kind === "urgent" ? reviewOn : null,
        close: true,
      },
      signedAt,
    );
    const reviewedAt = new Date(signedAt.getTime() + 7 * DAY_MS);
    if (kind === "urgent" && reviewedAt < now)
      await acknowledgeFlag(
        db,
        by,
        { flagId: flag.id, outcome: "contacted", note: "Reviewed as planned.", reviewOn: null, close: true },
        reviewedAt,
      );
  }
}

/** How long before its time a claim of the demo would be over too soon to be looked at. */
const LOOKED_AT_FOR_MS = 120 * MINUTE_MS;

/** What the clinic did about a flag that is still open: somebody claimed it and, where the claim would be over by now, has spoken to the patient. */
export async function takeOn(db: Database, by: DemoStaff, flag: OpenFlagRow, answeredAt: Date, now: Date): Promise<void> {
  // Taken on by an earlier start that was interrupted.
  if (flag.claimedBy !== null) return;
  const claimedAt = new Date(Math.min(now.getTime(), answeredAt.getTime() + 12 * MINUTE_MS));
  await claimFlag(db, by, { flagId: flag.id }, claimedAt);
  const lapsesAt = claimLapsesAt(flag.urgency, claimedAt, { timeZone: by.clinicTimeZone }, defaultPolicy);
  if (lapsesAt === null || lapsesAt.getTime() > now.getTime() + LOOKED_AT_FOR_MS) return;
  const spokeAt = new Date(Math.min(now.getTime(), claimedAt.getTime() + 17 * MINUTE_MS));
  const contact = {
    outcome: "contacted",
    note: "Spoke by phone. Will call again before this is closed.",
    reviewOn: null,
    close: false,
  } as const;
  await acknowledgeFlag(db, by, { flagId: flag.id, ...contact }, spokeAt);
}

/** The same time where the clinic is open, else some minutes into its next working morning. */
function inHours(at: Date, timeZone: string): Date {
  const opens = alertDueAt("today", at, { timeZone }) ?? at;
  return opens > at ? new Date(opens.getTime() + (at.getTime() % (40 * MINUTE_MS))) : at;
}

function isUrgent(urgency: Urgency): boolean {
  return urgency === "now" || urgency === "today";
}
