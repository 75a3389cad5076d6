import { crisisLinesFor, type Region } from "@/clinical/crisis-lines";
import type { CheckInWords } from "@/messages/check-in";
import { ClinicNumber } from "./clinic-number";
import { CrisisLines, EmergencyNumbers, isAnyHour, MoreLines } from "./crisis-help";
import { Page } from "./page";
import type { PageAssets } from "./page-assets";

type Props = {
  readonly words: CheckInWords;
  readonly assets: PageAssets;
  readonly clinicName: string;
  readonly clinicPhone: string | null;
  readonly region: Region;
};

/** What a patient sees once their answers are stored. No answer, score or band is on it. */
export function Receipt({ words, assets, clinicName, clinicPhone, region }: Props) {
  const { say } = words;
  const help = crisisLinesFor(region);
  const anyHour = help.lines.filter(isAnyHour);
  return (
    <Page words={words} assets={assets}>
      <div className="card">
        <header>
          <p className="place">{say("place", { clinic: clinicName })}</p>
        </header>
        <main>
          <h1>{say("receipt.heading")}</h1>
          <p>{say("receipt.read")}</p>
          <p>{say("receipt.silence")}</p>
          <div className="note">
            <ClinicNumber message="receipt.worse" phone={clinicPhone} words={words} />
          </div>
          <section id="help" className="help" aria-label={say("help.open")}>
            <div className="row">
              <p>{say("receipt.emergency")}</p>
              <EmergencyNumbers help={help} words={words} />
            </div>
            {help.lines.length > 0 && <p>{say(anyHour.length > 0 ? "receipt.any-hour" : "receipt.lines")}</p>}
            <CrisisLines lines={anyHour.length > 0 ? anyHour : help.lines} words={words} />
            <MoreLines help={help} words={words} />
          </section>
        </main>
      </div>
    </Page>
  );
}
