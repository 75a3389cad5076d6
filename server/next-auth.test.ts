import { expect, test } from "vitest";
import { type AuthCall, runNextAuth } from "./next-auth";
import { CSRF_COOKIE, SESSION_COOKIE, sessionSecretOf } from "./session-cookie";

const AUTH_SECRET = "0123456789abcdefghijklmnopqrstuvwxyz";
const run = (call: AuthCall) => runNextAuth(call, { authSecret: AUTH_SECRET, host: "127.0.0.1:3000" });
const sent = (lines: readonly string[]) => lines.map((line) => line.split(";")[0]).join("; ");

async function freshToken(): Promise<{ csrfToken: string; cookieHeader: string }> {
  const { body, setCookies } = await run({ action: "csrf", cookieHeader: null });
  return { csrfToken: (body as { csrfToken: string }).csrfToken, cookieHeader: sent(setCookies) };
}

test("a sign-in gives a cookie from which only we can read the session's secret", async () => {
  const answer = await run({ action: "callback", ...(await freshToken()), authorize: async () => "the secret" });
  const line = answer.setCookies.find((one) => one.startsWith(SESSION_COOKIE));
  expect(line).toMatch(/; Path=\/; .*HttpOnly; Secure; SameSite=Lax$/);
  expect(line).not.toMatch(/Domain|the secret/);
  expect(await sessionSecretOf(sent(answer.setCookies), AUTH_SECRET)).toBe("the secret");
  expect(await sessionSecretOf(sent(answer.setCookies), AUTH_SECRET.toUpperCase())).toBeUndefined();
});

test("a refused sign-in gives no session", async () => {
  const answer = await run({ action: "callback", ...(await freshToken()), authorize: async () => null });
  expect(answer.csrfOk).toBe(true);
  expect(sent(answer.setCookies)).not.toContain(SESSION_COOKIE);
});

test.each([
  ["none", {}],
  ["another one", { csrfToken: "0".repeat(64) }],
])("with the token %s nobody's password is looked at", async (_which, wrong) => {
  const { cookieHeader } = await freshToken();
  let asked = false;
  const authorize = async () => {
    asked = true;
    return "the secret";
  };
  const answer = await run({ action: "callback", cookieHeader, ...wrong, authorize });
  expect({ asked, csrfOk: answer.csrfOk }).toEqual({ asked: false, csrfOk: false });
});

test("signing out hands over the secret of the session and takes the cookie away", async () => {
  const token = await freshToken();
  const signedIn = await run({ action: "callback", ...token, authorize: async () => "the secret" });
  const ended: string[] = [];
  const onSignOut = async (secret: string) => void ended.push(secret);
  const cookieHeader = `${token.cookieHeader}; ${sent(signedIn.setCookies)}`;
  const answer = await run({ action: "signout", csrfToken: token.csrfToken, cookieHeader, onSignOut });
  expect(ended).toEqual(["the secret"]);
  expect(sent(answer.setCookies)).toContain(`${SESSION_COOKIE}=`);
  expect(await sessionSecretOf(sent(answer.setCookies), AUTH_SECRET)).toBeUndefined();
});

test.each([["%"], ["%E0%A4%A"], ["x|y"], ["\u00ff"], ["a".repeat(9000)]])("a forged cookie of %.20s is as good as none", async (value) => {
  const cookieHeader = `${CSRF_COOKIE}=${value}; ${SESSION_COOKIE}=${value}; __Host-isomood.callback=${value}`;
  expect((await run({ action: "csrf", cookieHeader })).body).toHaveProperty("csrfToken");
  expect((await run({ action: "session", cookieHeader })).body).toEqual({});
  expect(await sessionSecretOf(cookieHeader, AUTH_SECRET)).toBeUndefined();
});
