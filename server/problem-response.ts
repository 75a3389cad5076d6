import { type FieldIssue, PROBLEMS, type ProblemCode, problem } from "@/contracts/problem";

/** Answers with an RFC 9457 problem document. `headers` adds, say, Retry-After or Allow. */
export function problemResponse(
  code: ProblemCode,
  extra: { detail?: string; issues?: FieldIssue[] } = {},
  headers: Record<string, string> = {},
): Response {
  return new Response(JSON.stringify(problem(code, extra)), {
    status: PROBLEMS[code].status,
    headers: { "content-type": "application/problem+json", ...headers },
  });
}
