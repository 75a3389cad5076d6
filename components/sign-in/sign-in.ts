import { failureWords, ProblemError, requestJson } from "@/components/request";
import type { SignedInAnswer } from "@/contracts/auth-actions";

type Who = { email: string; password: string } | { demo: string };

/** Signs in and goes to the page that follows, by a full load: nothing of another person's stays in memory. @throws ProblemError */
export async function signIn(who: Who, next: string | null): Promise<void> {
  const { csrfToken } = await requestJson<{ csrfToken: string }>("/api/auth/csrf");
  const body = { ...who, csrfToken, ...(next === null ? {} : { next }) };
  const { location: to } = await requestJson<SignedInAnswer>("/api/auth/callback/credentials", { method: "POST", body });
  location.assign(to);
}

/** Why nobody was signed in, and what to do. */
export function refusalWords(error: unknown): string {
  if (!(error instanceof ProblemError)) return failureWords(error);
  if (error.code === "wrong-password") return "That e-mail and password do not match. Check both and try again.";
  if (error.code === "too-many") return "Too many tries with this e-mail. Wait a quarter of an hour, then try again.";
  if (error.code === "foreign-origin") return "This page has been open for too long. Load it again and sign in.";
  return failureWords(error);
}
