import { BASELINE_RISKS, type BaselineRisk } from "@/clinical/baseline-risks";
import { riskDetailField, riskField } from "@/contracts/baseline-risks";
import { LANGUAGE_LABELS, LANGUAGES } from "@/contracts/languages";
import type { ImportColumn, LineIssue } from "@/contracts/patient-import";

export type Prescriber = { readonly id: string; readonly name: string; readonly email: string };
export type ImportDefaults = { readonly region: string; readonly timeZone: string };
type Form = Record<string, string>;

/**
 * One line as the enrolment form would send it, for the form's own schema to check; and what is wrong with cells that the form has no
 * text for: a prescriber by name, a yes. An empty cell is a field left empty.
 */
export function lineForm(
  columns: readonly ImportColumn[],
  cells: readonly string[],
  { prescribers, defaults }: { prescribers: readonly Prescriber[]; defaults: ImportDefaults },
): { form: Form; issues: LineIssue[] } {
  const form: Form = { email: "", language: "en", ...defaults };
  const issues: LineIssue[] = [];
  if (cells.length > columns.length)
    issues.push({
      column: "",
      message: `This line has ${cells.length} cells, the first line ${columns.length}. Put cells with a separator in them in quotation marks.`,
    });
  columns.forEach((column, index) => {
    const cell = cells[index] ?? "";
    if (cell === "" && !column.needed) return;
    const given = fieldsOf(column, cell, prescribers);
    if (typeof given === "string") issues.push({ column: column.name, message: given });
    else Object.assign(form, given);
  });
  return { form, issues };
}

/** The form's fields that a cell fills, or what is wrong with it. */
function fieldsOf({ field }: ImportColumn, cell: string, prescribers: readonly Prescriber[]): Form | string {
  if (field === "prescriberId") return prescriberOf(cell, prescribers);
  if (field === "ownsContact") return /^(yes|no)$/i.test(cell) ? (/^yes$/i.test(cell) ? { ownsContact: "1" } : {}) : "Write yes or no";
  if (field === "language")
    return { language: LANGUAGES.find((code) => LANGUAGE_LABELS[code].toLowerCase() === cell.toLowerCase()) ?? cell.toLowerCase() };
  if (field === "region") return { region: cell.toLowerCase() };
  const risk = BASELINE_RISKS.find((one) => riskField(one) === field);
  return risk ? riskOf(risk, cell) : { [field]: cell };
}

function prescriberOf(cell: string, prescribers: readonly Prescriber[]): Form | string {
  const wanted = cell.toLowerCase();
  const found = prescribers.filter(({ name, email }) => email.toLowerCase() === wanted || name.toLowerCase() === wanted);
  const [only] = found;
  if (found.length > 1) return "Two prescribers of this clinic have this name: write the e-mail address";
  return only ? { prescriberId: only.id } : "No prescriber of this clinic has this e-mail address or name";
}

/** "yes", "no", "not asked", each alone or with words after a colon. */
function riskOf(risk: BaselineRisk, cell: string): Form | string {
  const match = /^(yes|no|not[ -]asked)(?:\s*:\s*(.*))?$/is.exec(cell);
  if (!match) return "Write yes, no or “yes: a few words”; leave it empty where nobody asked";
  return { [riskField(risk)]: String(match[1]).toLowerCase().replace(" ", "-"), [riskDetailField(risk)]: match[2] ?? "" };
}
