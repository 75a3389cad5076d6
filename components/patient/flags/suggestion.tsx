import { Time } from "@/components/ui/time";
import type { PatientFlag } from "@/contracts/patient-page";

/** What to do, by the rules where the patient lives and the clinic's own text, and what they were told about the next capsule. Shown, not enforced. */
export function Suggestion({ flag: { suggestedAction, toldCapsule, stoppingNote, pack, ownAction } }: { flag: PatientFlag }) {
  return (
    <div className="grid gap-0.5 text-sm text-ink-2">
      <p>
        <span className="text-ink-3">Suggested:</span> {suggestedAction}
      </p>
      {toldCapsule !== null && (
        <p>
          <span className="text-ink-3">The patient was told:</span> “{toldCapsule}”
        </p>
      )}
      {stoppingNote !== null && <p>{stoppingNote}</p>}
      <p className="text-xs text-ink-3">
        {ownAction !== null && (
          <>
            Your clinic’s text: {ownAction.by}, <Time value={ownAction.at} />.{" "}
          </>
        )}
        {pack.isChecked ? (
          <>
            Rules in force: {pack.title}, since <Time value={pack.validFrom} />
          </>
        ) : (
          "General advice: rules where the patient lives have not been checked"
        )}
      </p>
    </div>
  );
}
