import { requestJson } from "@/components/request";

/** Ends the session and leaves the page, so that nothing of it stays in memory. @throws when the server did not answer */
export async function signOut(): Promise<void> {
  const { csrfToken } = await requestJson<{ csrfToken: string }>("/api/auth/csrf");
  const response = await fetch("/api/auth/signout", {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded", accept: "application/json" },
    body: new URLSearchParams({ csrfToken, callbackUrl: "/sign-in", json: "true" }),
    credentials: "same-origin",
  });
  if (!response.ok) throw new TypeError(`sign-out was answered ${response.status}`);
  location.assign("/sign-in");
}
