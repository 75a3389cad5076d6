import { randomUUID } from "node:crypto";
import { addDays, localDateOf } from "@/clinical/plain-date";
import { defaultPolicy } from "@/clinical/policy";
import { connect, type Database, sendTogether, withClinic } from "@/db/client";
import { enrolmentWrites, type NewEnrolment } from "@/db/queries/enrolments";
import { displayOf, issueCheckInCookie } from "@/server/check-in-session";
import { checkInTokenOf } from "@/server/check-in-token";
import { enrolmentMaker } from "@/server/new-enrolment";
import { findCheckInByToken } from "@/server/use-cases/open-check-in";
import { enrolment, testClinic } from "@/server/use-cases/testing-clinic";

/** A check-in that is open, the secret part of its link, and the cookie of a phone that has opened it. */
export type OpenCheckIn = { readonly checkInId: string; readonly token: string; readonly cookie: string };
export type SeededClinic = { readonly clinicId: string; readonly prescriberEmail: string; readonly checkIns: readonly OpenCheckIn[] };
export type Seeding = { readonly webUrl: string; readonly superuserUrl: string; readonly linkSecret: string };

const TOGETHER = 500;

/** Makes a clinic that is staffed around the clock, so that `today` is at once, with so many patients whose first check-in is open. */
export async function seedClinic({ webUrl, superuserUrl, linkSecret }: Seeding, patients: number): Promise<SeededClinic> {
  const db = connect(webUrl, { max: 2, name: "chaos-seed" });
  const all = connect(superuserUrl, { max: 1, name: "chaos-seed" });
  try {
    const { clinicId, prescriber } = await testClinic(db);
    await all.sql`update clinic set staffed_weekdays = '{1,2,3,4,5,6,7}', staffed_from = '00:00', staffed_until = '23:59' where id = ${clinicId}`;
    const checkIns: OpenCheckIn[] = [];
    while (checkIns.length < patients) {
      const count = Math.min(TOGETHER, patients - checkIns.length);
      const made = await enrol(db, { clinicId, prescriberId: prescriber.staffId, linkSecret }, count);
      const cookieOf = await cookies(db, clinicId, made[0] ?? "", linkSecret);
      checkIns.push(
        ...made.map((checkInId) => ({ checkInId, token: checkInTokenOf(linkSecret, checkInId, 1), cookie: cookieOf(checkInId) })),
      );
    }
    const [row] = await all.sql<{ email: string }[]>`select email from staff where id = ${prescriber.staffId}`;
    return { clinicId, prescriberEmail: row?.email ?? "", checkIns };
  } finally {
    await Promise.all([db.close(), all.close()]);
  }
}

/** What Start gives a phone. All check-ins made here show the same, so one of them is read. */
async function cookies(db: Database, clinicId: string, checkInId: string, linkSecret: string): Promise<(checkInId: string) => string> {
  const now = new Date();
  const view = await findCheckInByToken(db, checkInTokenOf(linkSecret, checkInId, 1), now);
  if (view?.state !== "ready") throw new Error("the check-ins that were made are not open");
  const shown = { display: displayOf(view), answeredBy: "self", onTablet: false, acute: false, told: null } as const;
  return (id) => {
    const session = { ...shown, actor: { kind: "check-in", clinicId, checkInId: id, generation: 1 }, device: randomUUID() } as const;
    return issueCheckInCookie(session, linkSecret, now).split(";", 1)[0] ?? "";
  };
}

/** As an import does, but each with its first check-in alone: nobody lives to see the others. */
async function enrol(
  db: Database,
  { clinicId, prescriberId, linkSecret }: { clinicId: string; prescriberId: string; linkSecret: string },
  count: number,
): Promise<string[]> {
  const now = new Date();
  const { make } = enrolmentMaker({ by: prescriberId, now, linkSecret, policy: defaultPolicy });
  const startsOn = addDays(localDateOf(now, "UTC"), 7);
  const enrolments = Array.from({ length: count }, (): NewEnrolment => {
    const made = make(enrolment(prescriberId, { recordNumber: randomUUID(), email: null, startsOn }));
    return { ...made, checkIns: made.checkIns.slice(0, 1) };
  });
  await withClinic(db, clinicId, (tx) => sendTogether(tx, enrolmentWrites(enrolments, now)));
  return enrolments.flatMap(({ checkIns }) => checkIns.map(({ id }) => id));
}
