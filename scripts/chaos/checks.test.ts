import { expect, test } from "vitest";
import { GAD7_FIELDS, PHQ9_FIELDS } from "@/contracts/check-in";
import { checksOf } from "./checks";
import type { Evidence } from "./evidence";
import { patientOf } from "./patients";
import type { Outcome } from "./phones";

const first = (owes: string | null) => {
  for (let number = 0; ; number += 1) if (patientOf(number).owes === owes) return patientOf(number);
};
const outcome = (checkInId: string, owes: string | null): Outcome => ({
  ...{ checkInId, patient: first(owes), receipts: [{ at: 1_000, receivedAt: "t" }], unexpected: [], retries: 0 },
});
const rowOf = ({ checkInId, patient: { answers } }: Outcome, submissionId = `s-${checkInId}`) => ({
  ...{ checkInId, submissionId, difficulty: answers["phq9.difficulty"] ?? null },
  phq9: PHQ9_FIELDS.map((field) => answers[field]).join(),
  gad7: GAD7_FIELDS.map((field) => answers[field]).join(),
});

/** Two patients, one of whom owes an alert at once: all as it should be. */
function whole(): Evidence {
  const outcomes = [outcome("calm", null), outcome("acute", "now")];
  return {
    outcomes,
    stored: outcomes.map((one) => rowOf(one)),
    alerts: [{ alertId: "a", checkInId: "acute", submissionId: "s-acute", urgency: "now" }],
    tiers: [
      { alertId: "a", tier: 1, due: true, dispatched: true },
      { alertId: "a", tier: 2, due: false, dispatched: false },
    ],
    deliveries: [{ deliveryId: "d", alertId: "a", tier: 1, recipient: "r", state: "sent" }],
    mails: [{ deliveryId: "d", at: 1_200 }],
    faults: [],
  };
}
const wrongIn = (evidence: Evidence) => checksOf(evidence).flatMap(({ what, wrong }) => (wrong.length > 0 ? [what] : []));

test("a run in which all went well passes every check, also where the same mail came twice", () => {
  expect(wrongIn(whole())).toEqual([]);
  expect(wrongIn({ ...whole(), mails: [...whole().mails, { deliveryId: "d", at: 31_000 }] })).toEqual([]);
});

test.each<[string, (evidence: Evidence) => Partial<Evidence>, string[]]>([
  ["a lost submission", ({ stored }) => ({ stored: stored.slice(1) }), ["every submission with a receipt is stored"]],
  [
    "a submission stored twice",
    ({ stored, outcomes: [one] }) => ({ stored: one ? [...stored, rowOf(one, "again")] : [] }),
    ["none is stored twice"],
  ],
  [
    "another answer",
    ({ stored }) => ({ stored: stored.map((row) => ({ ...row, gad7: "3,3,3,3,3,3,3" })) }),
    ["each with the answers that were sent"],
  ],
  [
    "two receipts",
    ({ outcomes }) => ({ outcomes: outcomes.map((one) => ({ ...one, receipts: [...one.receipts, { at: 2, receivedAt: "u" }] })) }),
    ["whoever sent twice got one receipt"],
  ],
  [
    "an error page",
    ({ outcomes }) => ({ outcomes: outcomes.map((one) => ({ ...one, unexpected: [500] })) }),
    ["no phone got an error but 'try again'"],
  ],
  ["a missing alert", () => ({ alerts: [], tiers: [], deliveries: [], mails: [] }), ["every submission that owes an alert has one"]],
  [
    "an alert that nobody owed",
    ({ alerts }) => ({ alerts: alerts.map((one) => ({ ...one, checkInId: "calm" })) }),
    ["every submission that owes an alert has one", "nothing that owes none has one"],
  ],
  ["another urgency", ({ alerts }) => ({ alerts: alerts.map((one) => ({ ...one, urgency: "review" })) }), ["each at its urgency"]],
  [
    "a step that was not handed out",
    ({ tiers }) => ({ tiers: tiers.map((one) => ({ ...one, dispatched: false })) }),
    ["every step that is due was handed out"],
  ],
  [
    "a lost mail",
    () => ({ mails: [] }),
    ["every step that is due has its mail, arrived", "no mail is stamped as sent that did not arrive"],
  ],
  [
    "a second mail to the same person",
    ({ deliveries, mails }) => ({
      deliveries: [...deliveries, ...deliveries.map((one) => ({ ...one, deliveryId: "e" }))],
      mails: [...mails, { deliveryId: "e", at: 3 }],
    }),
    ["nobody was sent two mails for one step"],
  ],
  [
    "a stamp that says otherwise",
    ({ deliveries }) => ({ deliveries: deliveries.map((one) => ({ ...one, state: "refused" })) }),
    ["every mail that arrived is stamped as sent"],
  ],
  ["a mail from nowhere", ({ mails }) => ({ mails: [...mails, { deliveryId: "x", at: 3 }] }), ["no mail came that nobody owed"]],
])("%s is seen, by the check that is there for it", (_what, change, wrong) => {
  expect(wrongIn({ ...whole(), ...change(whole()) })).toEqual(wrong);
});
