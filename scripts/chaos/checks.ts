import { GAD7_FIELDS, PHQ9_FIELDS } from "@/contracts/check-in";
import type { Evidence } from "./evidence";
import type { Outcome } from "./phones";

/** One thing that must hold: of how many, and for which it does not. */
export type Checked = { readonly what: string; readonly of: number; readonly wrong: readonly string[] };

/** Everything that must hold after a run, whatever died in it. Pure: the evidence alone decides. */
export function checksOf(evidence: Evidence): Checked[] {
  return [...submissionChecks(evidence), ...alertChecks(evidence), ...mailChecks(evidence)];
}

function submissionChecks({ outcomes, stored }: Evidence): Checked[] {
  const byCheckIn = groupBy(stored, ({ checkInId }) => checkInId);
  const answered = outcomes.filter(({ receipts }) => receipts.length > 0);
  const rowsOf = ({ checkInId }: Outcome) => byCheckIn.get(checkInId) ?? [];
  const sentBy = new Set(outcomes.map(({ checkInId }) => checkInId));
  const times = ({ receipts }: Outcome) => new Set(receipts.flatMap(({ receivedAt }) => receivedAt ?? []));
  return [
    { what: "every phone got its receipt", of: outcomes.length, wrong: ids(outcomes.filter(({ receipts }) => receipts.length === 0)) },
    { what: "no phone got an error but 'try again'", of: outcomes.length, wrong: outcomes.flatMap(unexpectedOf) },
    {
      what: "every submission with a receipt is stored",
      of: answered.length,
      wrong: ids(answered.filter((one) => rowsOf(one).length === 0)),
    },
    { what: "none is stored twice", of: answered.length, wrong: ids(answered.filter((one) => rowsOf(one).length > 1)) },
    {
      what: "each with the answers that were sent",
      of: answered.length,
      wrong: ids(answered.filter((one) => rowsOf(one).some((row) => asStored(row) !== asSent(one)))),
    },
    { what: "whoever sent twice got one receipt", of: answered.length, wrong: ids(answered.filter((one) => times(one).size > 1)) },
    { what: "nothing is stored that nobody sent", of: stored.length, wrong: ids(stored.filter(({ checkInId }) => !sentBy.has(checkInId))) },
  ];
}

function alertChecks({ outcomes, alerts, tiers }: Evidence): Checked[] {
  const byCheckIn = groupBy(alerts, ({ checkInId }) => checkInId);
  const first = new Set(tiers.filter(({ tier }) => tier === 1).map(({ alertId }) => alertId));
  const alertsOf = ({ checkInId }: Outcome) => byCheckIn.get(checkInId) ?? [];
  const answered = outcomes.filter(({ receipts }) => receipts.length > 0);
  const owing = answered.filter(({ patient }) => patient.owes !== null);
  const quiet = answered.filter(({ patient }) => patient.owes === null);
  const late = tiers.filter(({ due, dispatched }) => due && !dispatched);
  return [
    {
      what: "every submission that owes an alert has one",
      of: owing.length,
      wrong: ids(owing.filter((one) => alertsOf(one).length === 0)),
    },
    { what: "none has two", of: owing.length, wrong: ids(owing.filter((one) => alertsOf(one).length > 1)) },
    {
      what: "each at its urgency",
      of: owing.length,
      wrong: ids(owing.filter((one) => alertsOf(one).some(({ urgency }) => urgency !== one.patient.owes))),
    },
    {
      what: "each with the first step of its ladder",
      of: alerts.length,
      wrong: alerts.flatMap(({ alertId, checkInId }) => (first.has(alertId) ? [] : [checkInId])),
    },
    { what: "nothing that owes none has one", of: quiet.length, wrong: ids(quiet.filter((one) => alertsOf(one).length > 0)) },
    { what: "every step that is due was handed out", of: tiers.length, wrong: late.map(({ alertId }) => alertId) },
  ];
}

function mailChecks({ tiers, deliveries, mails }: Evidence): Checked[] {
  const taken = new Set(mails.map(({ deliveryId }) => deliveryId));
  const step = ({ alertId, tier }: { alertId: string; tier: number }) => `${alertId} step ${tier}`;
  const byStep = groupBy(deliveries, step);
  const known = new Set(deliveries.map(({ deliveryId }) => deliveryId));
  const due = tiers.filter((one) => one.due);
  const arrivedOf = (one: { alertId: string; tier: number }) =>
    (byStep.get(step(one)) ?? []).filter(({ deliveryId }) => taken.has(deliveryId));
  const perPerson = [
    ...groupBy(
      deliveries.filter(({ deliveryId }) => taken.has(deliveryId)),
      (one) => `${step(one)} to ${one.recipient}`,
    ),
  ];
  return [
    {
      what: "every step that is due has its mail, arrived",
      of: due.length,
      wrong: due.filter((one) => arrivedOf(one).length === 0).map(step),
    },
    {
      what: "nobody was sent two mails for one step",
      of: perPerson.length,
      wrong: perPerson.flatMap(([key, rows]) => (rows.length > 1 ? [key] : [])),
    },
    {
      what: "every mail that arrived is stamped as sent",
      of: taken.size,
      wrong: deliveries.flatMap(({ deliveryId, state }) =>
        taken.has(deliveryId) && state !== "sent" ? [`${deliveryId} is ${state}`] : [],
      ),
    },
    {
      what: "no mail is stamped as sent that did not arrive",
      of: deliveries.length,
      wrong: deliveries.flatMap(({ deliveryId, state }) => (state === "sent" && !taken.has(deliveryId) ? [deliveryId] : [])),
    },
    {
      what: "nothing waits any more",
      of: deliveries.length,
      wrong: deliveries.flatMap(({ deliveryId, state }) => (state === "queued" ? [deliveryId] : [])),
    },
    { what: "no mail came that nobody owed", of: taken.size, wrong: [...taken].filter((id) => !known.has(id)) },
  ];
}

function asStored({ phq9, difficulty, gad7 }: Evidence["stored"][number]): string {
  return [phq9, difficulty, gad7].join(" ");
}

/** The difficulty question is asked where any of the nine is above 0, and stored where it was asked. */
function asSent({ patient: { answers } }: Outcome): string {
  const given = (fields: readonly string[]) => fields.map((field) => answers[field]).join();
  return [given(PHQ9_FIELDS), answers["phq9.difficulty"], given(GAD7_FIELDS)].join(" ");
}

function unexpectedOf({ checkInId, unexpected }: Outcome): string[] {
  return unexpected.length === 0 ? [] : [`${checkInId} ${unexpected.join(" ")}`];
}

function ids(rows: readonly { checkInId: string }[]): string[] {
  return rows.map(({ checkInId }) => checkInId);
}

function groupBy<T>(rows: readonly T[], key: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(key(row));
    if (group === undefined) groups.set(key(row), [row]);
    else group.push(row);
  }
  return groups;
}
