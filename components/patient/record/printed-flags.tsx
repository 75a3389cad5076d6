import { UrgencyMark } from "@/components/ui/urgency-mark";
import { isLong } from "./printed-lines";
import { PrintedSection } from "./printed-section";
import type { PatientRecord } from "./record";

/** On paper only and before all else: what is open, what the patient said of safety and wrote, and the course in facts. */
export function PrintedFlags({ record }: { record: PatientRecord }) {
  const { tags, flags, noFlag, urgent, facts } = record;
  const size = isLong(record) ? "small" : "usual";
  return (
    <div className="printed-only printed-record" data-print={size}>
      {tags.length > 0 && <p className="printed-tags">{tags.join(" · ")}</p>}
      <section>
        <h2>Open flags</h2>
        {noFlag !== null && <p>None. {noFlag}</p>}
        {flags.map((group) => (
          <div key={group.id}>
            <p>{group.raised}</p>
            <ul>
              {group.flags.map(({ id, urgency, title, text }) => (
                <li key={id}>
                  <UrgencyMark urgency={urgency} /> <b>{title}</b>. {text}
                </li>
              ))}
            </ul>
          </div>
        ))}
      </section>
      {urgent.map((section) => (
        <PrintedSection key={section.title} section={section} />
      ))}
      <dl>
        {facts.map(({ name, words }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
