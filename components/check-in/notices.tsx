import type { CheckInWords } from "@/messages/check-in";
import { ClinicNumber } from "./clinic-number";

const NOTICES = ["sending", "waiting", "away", "other"] as const;
const NOTICES_WITH_NUMBER = ["ended", "refused"] as const;

type Props = { readonly words: CheckInWords; readonly clinicPhone: string | null; readonly preview: boolean };

/** What the script says while it sends, in the page's language: it copies one of the hidden texts into the live region. */
export function Notices({ words: { say }, words, clinicPhone, preview }: Props) {
  return (
    <div className="status">
      <div role="status" data-status />
      <button type="button" className="quiet" data-try hidden>
        {say("notice.try")}
      </button>
      {NOTICES.map((name) => (
        <div key={name} data-notice={name} hidden>
          <p>{say(`notice.${name}`)}</p>
        </div>
      ))}
      {NOTICES_WITH_NUMBER.map((name) => (
        <div key={name} data-notice={name} hidden>
          <ClinicNumber message={`notice.${name}`} phone={clinicPhone} words={words} />
        </div>
      ))}
      <div data-notice="call-away" hidden>
        <ClinicNumber message="help.not-asked" phone={clinicPhone} words={words} />
      </div>
      <div data-notice="call-over" hidden>
        <ClinicNumber message="help.not-asked" phone={clinicPhone} words={words} />
        <p>{say("ended.session")}</p>
      </div>
      {preview && (
        <div data-notice="preview" hidden>
          <p>{say("preview.sent")}</p>
        </div>
      )}
    </div>
  );
}
