/** Every way a request can be refused, with its HTTP status and title. Screens own the words; programs read the code. */
export const PROBLEMS = {
  "bad-request": { status: 400, title: "The request could not be read" },
  "not-signed-in": { status: 401, title: "Sign in first" },
  "wrong-password": { status: 401, title: "That e-mail and password do not match" },
  forbidden: { status: 403, title: "Your role may not do this" },
  "foreign-origin": { status: 403, title: "The request came from another site" },
  "not-found": { status: 404, title: "Not found" },
  "method-not-allowed": { status: 405, title: "This address does not take that method" },
  conflict: { status: 409, title: "Somebody changed this first" },
  gone: { status: 410, title: "This link has ended" },
  "too-large": { status: 413, title: "The request is too large" },
  "wrong-content-type": { status: 415, title: "The request has the wrong content type" },
  "invalid-input": { status: 422, title: "Some fields need another look" },
  "enrolment-closed": { status: 422, title: "The clinic cannot enrol patients yet" },
  "too-many": { status: 429, title: "Too many tries; wait a little" },
  unavailable: { status: 503, title: "Not available right now; nothing was lost" },
} as const satisfies Record<string, { status: number; title: string }>;

export type ProblemCode = keyof typeof PROBLEMS;

/** A patient that a refusal speaks of, for whoever may open them. */
export type NamedPatient = { patientId: string; recordNumber: string };

/** One field that was refused: where it is, what to do about it, and which patients it speaks of. */
export type FieldIssue = { path: string; message: string; patients?: readonly NamedPatient[] };

/** An RFC 9457 problem document. */
export type ProblemDocument = { type: string; title: string; status: number; detail?: string; issues?: FieldIssue[] };

export const PROBLEM_TYPE = "urn:isomood:problem:";

/** The document of a problem, to be sent with its status. */
export function problem(code: ProblemCode, extra: { detail?: string; issues?: FieldIssue[] } = {}): ProblemDocument {
  return { type: `${PROBLEM_TYPE}${code}`, ...PROBLEMS[code], ...extra };
}

/** What a page reads of an answer that was no success. */
export type ReadProblem = { readonly code: ProblemCode | null; readonly detail: string | null; readonly issues: FieldIssue[] };

/** Reads a problem document; of an answer that is not one of ours nothing. By hand: every staff page would else carry a schema's library for it. */
export function readProblem(document: unknown): ReadProblem {
  if (!isRecord(document) || typeof document.type !== "string") return { code: null, detail: null, issues: [] };
  const named = document.type.startsWith(PROBLEM_TYPE) ? document.type.slice(PROBLEM_TYPE.length) : "";
  const issues = Array.isArray(document.issues) ? document.issues.filter(isIssue) : [];
  return {
    code: Object.hasOwn(PROBLEMS, named) ? (named as ProblemCode) : null,
    detail: typeof document.detail === "string" ? document.detail : null,
    issues: issues.map(({ path, message, patients }) => ({
      path,
      message,
      ...(Array.isArray(patients) && { patients: patients.filter(isNamedPatient) }),
    })),
  };
}

function isIssue(issue: unknown): issue is FieldIssue {
  return isRecord(issue) && typeof issue.path === "string" && typeof issue.message === "string";
}

function isNamedPatient(named: unknown): named is NamedPatient {
  return isRecord(named) && typeof named.patientId === "string" && typeof named.recordNumber === "string";
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
