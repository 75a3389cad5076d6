import { Download } from "lucide-react";
import { Fragment, type ReactNode } from "react";
import { buttonClasses } from "@/components/ui/button";
import { IMPORT_COLUMNS, IMPORT_TEMPLATE_PATH, MAX_IMPORT_PATIENTS } from "@/contracts/patient-import";

/** What a file of patients has to look like, and one to begin with. */
export function ImportColumns() {
  return (
    <section aria-labelledby="columns-title" className="rounded-card border border-line bg-surface p-4 shadow-raised sm:p-5">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 id="columns-title" className="font-semibold">
          What the file looks like
        </h2>
        <a href={IMPORT_TEMPLATE_PATH} download className={buttonClasses({ size: "small" })}>
          <Download size={16} aria-hidden />
          Download a template
        </a>
      </div>
      <p className="mt-2 text-ink-2">
        CSV in UTF-8, one patient a line, at most {MAX_IMPORT_PATIENTS.toLocaleString("en")}. The first line names the columns, in any
        order; cells are separated by commas, semicolons or tabs.
      </p>
      <table className="mt-3 w-full text-left">
        <thead className="text-sm text-ink-3">
          <tr>
            <th scope="col" className="py-1 pr-4 font-normal">
              Column
            </th>
            <th scope="col" className="py-1 font-normal">
              Holds
            </th>
          </tr>
        </thead>
        <tbody className="divide-y divide-line border-t border-line">
          {IMPORT_COLUMNS.map(({ name, needed, holds }) => (
            <tr key={name} className="align-top">
              <th scope="row" className="py-1 pr-4 font-mono text-sm font-normal break-words max-sm:max-w-40">
                {breakable(name)}
                {needed && <span className="font-sans text-xs text-ink-2"> needed</span>}
              </th>
              <td className="py-1 break-words text-ink-2">{holds}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="mt-3 text-ink-2">
        * Baseline risks: yes, no, or “yes: a few words”. Leave the cell empty where nobody asked; that is no “no”.
      </p>
    </section>
  );
}

/** Where there is no room for a name it breaks between its words. */
function breakable(name: string): ReactNode {
  return name.split("_").map((word, index) => (
    <Fragment key={word}>
      {index > 0 && (
        <>
          _<wbr />
        </>
      )}
      {word}
    </Fragment>
  ));
}
