import { PrintedSection } from "./printed-section";
import type { PatientRecord } from "./record";

/** On paper only and last: what was done and by whom, what was prescribed, what clinicians wrote. */
export function PrintedHistory({ record }: { record: PatientRecord }) {
  const { history, disclaimer } = record;
  return (
    <div className="printed-only printed-record">
      <div className="printed-columns">
        {history.map((section) => (
          <PrintedSection key={section.title} section={section} />
        ))}
      </div>
      <p>{disclaimer}</p>
    </div>
  );
}
