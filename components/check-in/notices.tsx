import type { CheckInWords } from "@/messages/check-in";
import { ClinicNumber } from "./clinic-number";

const NOTICES = ["sending", "waiting", "away", "other"] as const;
const NOTICES_WITH_NUMBER = ["ended", "refused"] as const;

/** What the script says while it sends, in the page's language: it copies one of the hidden texts into the live region. */
export function Notices({ words, clinicPhone }: { readonly words: CheckInWords; readonly clinicPhone: string | null }) {
  return (
    <div className="status">
      <div role="status" data-status />
      <button type="button" className="quiet" data-try hidden>
        {words.say("notice.try")}
      </button>
      {NOTICES.map((name) => (
        <div key={name} data-notice={name} hidden>
          <p>{words.say(`notice.${name}`)}</p>
        </div>
      ))}
      {NOTICES_WITH_NUMBER.map((name) => (
        <div key={name} data-notice={name} hidden>
          <ClinicNumber message={`notice.${name}`} phone={clinicPhone} words={words} />
        </div>
      ))}
    </div>
  );
}
