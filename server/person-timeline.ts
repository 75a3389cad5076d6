import { RISK_TEXTS, type RiskAnswer } from "@/clinical/baseline-risks";
import { RISK_ANSWER_LABELS } from "@/contracts/baseline-risks";
import { CHANGED_CONTACT_LABELS, type ChangedContact, changedContacts } from "@/contracts/contacts";
import type { TimelineEntry } from "@/contracts/patient-page";
import type { RiskVersion, SecondLookRow } from "@/db/queries/baseline-risks";
import type { ContactVersion } from "@/db/queries/contacts";

/** Every version of what is recorded of a person, oldest first. */
export type PersonRows = { contacts: readonly ContactVersion[]; risks: readonly RiskVersion[]; looks: readonly SecondLookRow[] };

const blank = { urgency: null, written: [] };

/**
 * How contacts and baseline risks changed, each with what was known before. The first contacts are part of the enrolment and no entry.
 */
export function personEntries({ contacts, risks, looks }: PersonRows): TimelineEntry[] {
  return [
    ...contacts.flatMap(({ contact, by }, i) => {
      const before = contacts[i - 1]?.contact;
      if (before === undefined) return [];
      return {
        ...blank,
        id: `contacts-${contact.patientId}-${contact.version}`,
        at: contact.recordedAt.toISOString(),
        kind: "contacts" as const,
        title: "Contacts changed",
        detail: changedContacts(before, contact)
          .map((field) => `${CHANGED_CONTACT_LABELS[field]}: was ${contactWords(field, before)}, now ${contactWords(field, contact)}`)
          .join("\n"),
        by,
      };
    }),
    ...byRecording(risks).map((recorded) => riskEntry(recorded, risks)),
    ...looks.map(({ version, note, at, by }) => ({
      ...blank,
      id: `second-look-${version}`,
      at: at.toISOString(),
      kind: "second-look" as const,
      title: "Second look at the history of severe depression",
      detail: note,
      by,
    })),
  ];
}

function contactWords(field: ChangedContact, { [field]: value }: ContactVersion["contact"]): string {
  if (typeof value === "boolean") return value ? "confirmed" : "not confirmed";
  return value === null ? "not recorded" : `“${value.replaceAll(/\s*\n\s*/g, ", ")}”`;
}

type Recorded = readonly [RiskVersion, ...RiskVersion[]];

/** What one person recorded at one moment belongs together. */
function byRecording(versions: readonly RiskVersion[]): Recorded[] {
  return versions.reduce<[RiskVersion, ...RiskVersion[]][]>((all, version) => {
    const last = all.at(-1);
    if (last && last[0].at.getTime() === version.at.getTime() && last[0].by === version.by) last.push(version);
    else all.push([version]);
    return all;
  }, []);
}

function riskEntry(recorded: Recorded, all: readonly RiskVersion[]): TimelineEntry {
  const [{ at, by }] = recorded;
  const first = recorded.filter(({ version }) => version === 1);
  const anew = recorded.filter(({ version }) => version > 1);
  const named = (answer: RiskAnswer) => first.filter((one) => one.answer === answer).map(({ risk }) => RISK_TEXTS[risk].short);
  const lines = [
    ...anew.map((one) => {
      const before = all.find(({ risk, version }) => risk === one.risk && version === one.version - 1);
      return `${RISK_TEXTS[one.risk].short}: was ${before ? answerWords(before) : "not asked"}, now ${answerWords(one)}`;
    }),
    ...first.filter(({ answer }) => answer === "yes").map((one) => `${RISK_TEXTS[one.risk].short}: ${answerWords(one)}`),
    ...(["no", "not-asked"] as const).flatMap((answer) =>
      named(answer).length === 0 ? [] : `${RISK_ANSWER_LABELS[answer]}: ${named(answer).join(", ")}`,
    ),
  ];
  return {
    ...blank,
    id: `risks-${recorded.map(({ risk, version }) => `${risk}-${version}`).join("-")}`,
    at: at.toISOString(),
    kind: "baseline-risks",
    title: anew.length > 0 ? "Baseline risks changed" : "Baseline risks recorded",
    detail: lines.join("\n"),
    by,
  };
}

function answerWords({ answer, detail }: RiskVersion): string {
  const word = RISK_ANSWER_LABELS[answer].toLowerCase();
  return detail === null ? word : `${word}, “${detail}”`;
}
