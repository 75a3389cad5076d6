import type { Adherence, AntidepressantStart, MedicineChange, SexualChange, SkinChange } from "@/clinical/check-in-answers";
import { INSTRUMENTS, SIDE_EFFECT_ITEMS, type SideEffectKey } from "@/clinical/instruments";
import { item9Words } from "@/clinical/item-9-rules";
import { item9Of } from "@/clinical/reading";
import { scoreAsq } from "@/clinical/score-asq";
import { scoreSideEffects } from "@/clinical/score-side-effects";
import type { AnsweredPart } from "@/db/queries/course-records";
import type { CourseHistoryRows } from "@/db/queries/patient-page";
import { answersTo, asqFrom, depressionOf } from "@/server/course-history";

type Parts = readonly [AnsweredPart, ...AnsweredPart[]];
type Sent = Pick<CourseHistoryRows["submissions"][number], "answeredBy" | "onTablet" | "stopped" | "antidepressant" | "sexualChange">;

const SKIN: Readonly<Record<SkinChange, string>> = { better: "Skin better", same: "Skin the same", worse: "Skin worse" };
const ADHERENCE: Readonly<Record<Adherence, string | null>> = {
  "as-prescribed": null,
  "missed-some": "Missed some doses",
  stopped: "Says they stopped isotretinoin",
};
const MEDICINE: Readonly<Record<MedicineChange, string | null>> = {
  none: null,
  other: "Another medicine changed",
  psychotropic: "A medicine for mood or sleep changed",
  unsure: "A medicine changed, unsure what for",
};

const ANTIDEPRESSANT: Readonly<Record<AntidepressantStart, string | null>> = {
  no: null,
  yes: "Started an antidepressant",
  unsure: "May have started an antidepressant",
};
const SEXUAL: Readonly<Record<SexualChange, string | null>> = {
  no: null,
  yes: "A change in sexual function or desire",
  refused: "Would rather not say about sexual function",
};

/** "PHQ-9 12, moderate; GAD-7 8, mild". A questionnaire with too many gaps for a total says so. */
export function scoreWords(parts: Parts): string {
  const scored = parts.filter(({ instrument }) => instrument !== null && instrument !== "asq" && instrument !== "side-effects");
  return scored
    .map(({ instrument, total, severity }) => {
      const name = instrument === null ? "" : INSTRUMENTS[instrument].shortTitle;
      return total === null ? `${name} without a total` : `${name} ${total}, ${severity}`;
    })
    .join("; ");
}

/** What else one check-in told, and how it was given, in one line; null where there was nothing. What somebody wrote is never quoted here. */
export function reportWords(parts: Parts, sent: Sent | null): string | null {
  const [{ skin, adherence, hasMessage, helpRequested }] = parts;
  const said = [
    answererWords(sent),
    item9Report(parts),
    asqWords(answersTo("asq", parts)),
    sideEffectWords(answersTo("side-effects", parts)),
    skin && SKIN[skin],
    adherence && ADHERENCE[adherence],
    ...changeWords(parts, sent),
    hasMessage ? "Wrote a message" : null,
    helpRequested ? "Asked the clinic to call" : null,
    ...mannerWords(sent),
  ].filter((part) => part !== null);
  return said.length === 0 ? null : said.join(" · ");
}

/** Of the same what no score, list of side effects or message tells: who answered, what changed besides, and how it was given. */
export function alsoToldWords(parts: Parts, sent: Sent | null): string[] {
  return [answererWords(sent), ...changeWords(parts, sent), ...mannerWords(sent)].filter((part) => part !== null);
}

/** Null: the patient. */
function answererWords(sent: Sent | null): string | null {
  return sent?.answeredBy === "proxy" ? "Answered by somebody else for the patient" : null;
}

function changeWords([{ medicineChange }]: Parts, sent: Sent | null): (string | null)[] {
  return [
    medicineChange && MEDICINE[medicineChange],
    sent?.antidepressant ? ANTIDEPRESSANT[sent.antidepressant] : null,
    sent?.sexualChange ? SEXUAL[sent.sexualChange] : null,
  ];
}

function mannerWords(sent: Sent | null): (string | null)[] {
  return [sent?.stopped ? "Stopped before the end and sent" : null, sent?.onTablet ? "On the clinic’s device" : null];
}

/** Item 9 where it was above 0, and what it was changed from: an answer taken back is told like one that was kept. */
function item9Report(parts: Parts): string | null {
  const item9 = item9Of(depressionOf(parts) ?? undefined) ?? 0;
  const highest = parts[0].highestItem9 ?? 0;
  if (highest > item9) return `Item 9 answered ${highest}, changed to ${item9}`;
  return item9 > 0 ? `Item 9 ${item9Words(item9)}` : null;
}

function asqWords(codes: readonly (number | null)[] | null): string | null {
  if (codes === null) return null;
  const { positives, answered } = scoreAsq(asqFrom(codes));
  return `ASQ, self-reported: ${positives.length} of ${answered} answered yes or not answered by choice`;
}

const GRADES = ["", "mild", "moderate", "severe"] as const;

function sideEffectWords(answers: readonly (number | null)[] | null): string | null {
  if (answers === null) return null;
  const { symptoms, warningSigns } = scoreSideEffects(answers);
  const reported = [...warningSigns.map(labelOf), ...symptoms.map(({ key, grade }) => `${labelOf(key)} ${GRADES[grade]}`)];
  return reported.length === 0 ? null : `Side effects: ${reported.join(", ")}`;
}

function labelOf(key: SideEffectKey): string {
  return SIDE_EFFECT_ITEMS.find((item) => item.key === key)?.shortLabel.toLowerCase() ?? key;
}
