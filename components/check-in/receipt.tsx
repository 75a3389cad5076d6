import { type CrisisHelp, crisisLinesFor } from "@/clinical/crisis-lines";
import { jurisdictionOf, packFor } from "@/clinical/jurisdiction";
import { localDateOf } from "@/clinical/plain-date";
import type { CheckInWords } from "@/messages/check-in";
import { CallMe } from "./call-me";
import { ClinicNumber } from "./clinic-number";
import { CrisisLines, EmergencyNumbers, emergencyWords, isAnyHour, MoreLines } from "./crisis-help";
import { type OwnCourse, OwnCourseSection } from "./own-course";
import { Page } from "./page";
import type { PageAssets } from "./page-assets";
import type { CheckInFacts } from "./page-facts";
import { dayRead, whoReads } from "./promise";

type Props = {
  readonly words: CheckInWords;
  readonly assets: PageAssets;
  readonly facts: CheckInFacts;
  readonly checkInId: string;
  readonly now: Date;
  /** When the answers came in: from then on the days count. */
  readonly receivedAt?: Date;
  /** On the device that sent an answer of thoughts right now: what to do at once stands before everything else. */
  readonly acute?: boolean;
  /** What was promised on the page after item 9: the receipt says that and no later day. */
  readonly told?: "now" | "today" | null;
  /** How they have been over the weeks, where the clinic shares it and nothing urgent is open. */
  readonly course?: OwnCourse | null;
  readonly tablet?: boolean;
  readonly preview?: boolean;
};

/** What a patient sees once their answers are stored. No answer, score or band is on it. */
export function Receipt({
  words,
  assets,
  facts,
  checkInId,
  now,
  receivedAt = now,
  acute = false,
  told = null,
  course = null,
  tablet = false,
  preview = false,
}: Props) {
  const { say } = words;
  const { clinicName, clinicPhone, region, staffed, timeZone, phase } = facts;
  const when = staffed && { staffed, timeZone, now: receivedAt };
  const help = crisisLinesFor(region);
  const pack = packFor(jurisdictionOf(region), localDateOf(now, timeZone));
  return (
    <Page words={words} assets={assets} tablet={tablet ? checkInId : undefined} preview={preview}>
      <div className="card">
        <header>
          <p className="place">{say("page.place", { clinic: clinicName ?? say("clinic.unknown") })}</p>
        </header>
        <main>
          {acute ? <AcuteHelp help={help} words={words} /> : <h1>{say("receipt.heading")}</h1>}
          {when && <p>{told ? whoReads(words, told, when) : say("receipt.read", { day: dayRead(words, when) })}</p>}
          <p>{say("receipt.silence")}</p>
          <div className="note">
            <ClinicNumber
              message="receipt.worse"
              phone={clinicPhone}
              words={words}
              values={{ capsules: words.pack(pack.ifWorse[phase]) }}
            />
          </div>
          {course && !acute && <OwnCourseSection course={course} words={words} />}
          <section id="help" className="help" aria-label={say("help.open")}>
            <AnyHour help={help} words={words} />
            <CallMe words={words} facts={facts} asker={{ checkIn: checkInId }} now={now} preview={preview} />
          </section>
        </main>
      </div>
    </Page>
  );
}

function AcuteHelp({ help, words }: { readonly help: CrisisHelp; readonly words: CheckInWords }) {
  const { say } = words;
  return (
    <>
      <h1>{say("acute.call", { emergency: emergencyWords(help, words) })}</h1>
      <EmergencyNumbers help={help} words={words} />
      <p>{say("acute.safe")}</p>
      <p className="note">{say("acute.sent")}</p>
    </>
  );
}

function AnyHour({ help, words }: { readonly help: CrisisHelp; readonly words: CheckInWords }) {
  const { say } = words;
  const anyHour = help.lines.filter(isAnyHour);
  return (
    <>
      <div className="row">
        <p>{say("receipt.emergency")}</p>
        <EmergencyNumbers help={help} words={words} />
      </div>
      {help.lines.length > 0 && <p>{say(anyHour.length > 0 ? "receipt.any-hour" : "receipt.lines")}</p>}
      <CrisisLines lines={anyHour.length > 0 ? anyHour : help.lines} words={words} />
      <MoreLines help={help} words={words} />
    </>
  );
}
