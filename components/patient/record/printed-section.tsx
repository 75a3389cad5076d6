import { type RecordSection, told } from "./record-sections";

/** A part of the printed record, with what it leaves out counted; nothing where it has nothing to say. */
export function PrintedSection({ section }: { section: RecordSection }) {
  const { title, none } = section;
  const { lines, left } = told(section);
  if (lines.length === 0 && none === null) return null;
  return (
    <section>
      <h2>{title}</h2>
      {lines.length === 0 && <p className="first-letter:uppercase">{none}</p>}
      <ul>
        {lines.map(({ id, head, text }) => (
          <li key={id}>
            <b>{head}</b>: {text}
          </li>
        ))}
      </ul>
      {left !== null && <p>{left}</p>}
    </section>
  );
}
