import { v7 as uuidv7 } from "uuid";
import { expect, test } from "vitest";
import { withClinic } from "@/db/client";
import { digestDue, flag } from "@/db/schema";
import { addAlert, addStaff, deliveriesOf, inClinic } from "./testing";
import { later, prepareOutbox, received, round, states } from "./testing-outbox";

const outbox = prepareOutbox();
/** The next working morning in London. */
const MORNING = new Date("2026-11-25T08:00:00Z");

async function addQuietFlag(urgency: "watch" | "missed", dueAt = MORNING): Promise<string> {
  const { db, clinic } = outbox;
  const [flagId, { clinicId, courseId }] = [uuidv7(), clinic];
  await withClinic(db.web, clinicId, async (tx) => {
    await tx.insert(flag).values({
      ...{ clinicId, id: flagId, courseId, checkInId: null, submissionId: null },
      ...{ rule: urgency === "watch" ? "early-rise" : "missed", urgency, numbers: {}, items: [], explanation: "canary-explanation" },
      ...{ raisedAt: received, policyVersion: "test", codeVersion: "test" },
    });
    await tx.insert(digestDue).values({ clinicId, flagId, dueAt });
  });
  return flagId;
}
const close = (flagId: string) => inClinic(outbox.db.web, outbox.clinic, "update flag set state = 'closed' where id = $1", [flagId]);
const subjects = () => outbox.smtp.mails.map(({ email }) => email.subject);

test("a morning's digest counts what waits for review, what is watched and what was missed, and says nothing else", async () => {
  const { clinic, smtp } = outbox;
  await addAlert(outbox.db.web, clinic, { urgency: "review", receivedAt: received, dueAt: MORNING });
  for (const urgency of ["watch", "watch", "missed"] as const) await addQuietFlag(urgency);
  await round(outbox, later(60));
  expect(smtp.mails).toEqual([]);
  expect(await round(outbox, MORNING)).toEqual(["accepted"]);
  expect(subjects()).toEqual([`[Review: 1] A check-in at ${clinic.name} needs a clinician`]);
  expect(smtp.mails[0]?.email.text).toMatch(/^Review: 1\. Watch: 2\. Missed: 1\. Received Tue 14:02, unclaimed\. You are the prescriber\./);
  expect(smtp.mails[0]?.to).toEqual([clinic.prescriberEmail]);
});

test("a morning with nothing for review sends one, too, and no flag is counted twice", async () => {
  await addQuietFlag("watch");
  await addQuietFlag("missed");
  await round(outbox, MORNING);
  expect(subjects()).toEqual([`[Watch: 1, Missed: 1] New this morning at ${outbox.clinic.name}`]);
  expect(outbox.smtp.mails[0]?.email.text).toContain("/panel?tab=missed");
  await addQuietFlag("watch", new Date("2026-11-26T08:00:00Z"));
  await round(outbox, new Date("2026-11-26T08:00:00Z"));
  expect(subjects()[1]).toMatch(/^\[Watch: 1\] /);
});

test("what was closed before the morning, or before the mail leaves, is not counted; with nothing left none is sent", async () => {
  const [before, after] = [await addQuietFlag("missed"), await addQuietFlag("missed")];
  await close(before);
  outbox.smtp.behave("later");
  expect(await round(outbox, MORNING)).toEqual(["deferred"]);
  await close(after);
  outbox.smtp.behave("accept");
  expect(await round(outbox, new Date(MORNING.getTime() + 600_000))).toEqual(["withdrawn"]);
  expect(outbox.smtp.mails).toEqual([]);
});

test("refused for good, the counts go to the next clinician, once", async () => {
  const { clinic, db, smtp } = outbox;
  const { email } = await addStaff(db.web, clinic.clinicId, "nurse", later(1));
  await addQuietFlag("watch");
  smtp.behave("refuse", clinic.prescriberEmail);
  expect(await round(outbox, MORNING)).toEqual(["refused"]);
  await round(outbox, new Date(MORNING.getTime() + 1000));
  expect(smtp.mails.map(({ to }) => to)).toEqual([[email]]);
  expect(smtp.mails[0]?.email.text).toContain("Watch: 1. You are told because the prescriber could not be.");
  expect((await deliveriesOf(db.web, clinic)).map(({ kind }) => kind)).toEqual(["digest", "digest"]);
  expect(await states(outbox)).toEqual(["refused", "sent"]);
});
