import { PROBLEMS, type ProblemCode, problem } from "@/contracts/problem";

export type Refusal = { readonly status: number; readonly type: string; readonly body: string };

/** What to say to a refused request: a short page to a person who navigated here, else a problem document. */
export function refusal(code: ProblemCode, accept: string): Refusal {
  const { status, title } = PROBLEMS[code];
  if (!accept.includes("text/html")) return { status, type: "application/problem+json", body: JSON.stringify(problem(code)) };
  const body = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><main><h1>${title}</h1><p>Nothing was changed. Go back and try again, or open the link once more.</p></main></html>`;
  return { status, type: "text/html; charset=utf-8", body };
}
