import { Agent, type IncomingMessage, request } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import type { Patient } from "./patients";
import type { OpenCheckIn } from "./seed";

/** What one patient's phone saw. Times in milliseconds of the wall clock; a receipt is an answer that says "stored". */
export type Outcome = {
  readonly patient: Patient;
  readonly checkInId: string;
  readonly receipts: readonly { readonly at: number; readonly receivedAt: string | null }[];
  /** Answers that are neither a receipt nor "try again", by status. */
  readonly unexpected: readonly number[];
  /** How often it had to try again. */
  readonly retries: number;
};
export type Clinic = { readonly port: number; readonly host: string };

type Answer = { readonly status: number; readonly cookie: string | undefined; readonly location: string; readonly body: string };

/** A phone gives up on an answer after this long, and tries again. */
const PATIENCE_MS = 20_000;
/** "Try again": no connection, or the server says that it cannot now. */
const AGAIN = new Set([0, 429, 502, 503, 504]);
const agent = new Agent({ keepAlive: true, maxSockets: 256 });

/** One patient from Start, or from a page opened before, to the receipt, as the page's script does it: the same check-in is sent until an answer says that it is stored. */
export async function answers({ port, host }: Clinic, patient: Patient, { checkInId, token, cookie: held }: OpenCheckIn): Promise<Outcome> {
  const unexpected: number[] = [];
  let retries = 0;
  const until = async (ask: () => Promise<Answer>, isDone: (answer: Answer) => boolean): Promise<Answer | null> => {
    for (;;) {
      const answer = await ask();
      if (isDone(answer)) return answer;
      if (!AGAIN.has(answer.status)) unexpected.push(answer.status);
      // Refused: trying again would not help.
      if (answer.status >= 400 && answer.status < 500 && answer.status !== 429) return null;
      retries += 1;
      // A form that comes back because the database is away costs the web a page: it is not sent again at once.
      await wait((answer.status === 0 ? 100 : 400) + Math.random() * 400);
    }
  };
  const to = { port, host };
  const start = () =>
    until(
      () => post(to, "/api/check-ins/start", { form: { token } }),
      ({ status, cookie }) => status === 303 && cookie !== undefined,
    );
  const cookie = patient.hasStarted ? held : (await start())?.cookie;
  if (cookie === undefined) return { patient, checkInId, receipts: [], unexpected, retries };

  const given = { checkIn: checkInId, language: "en", ...patient.answers };
  const body = patient.asForm ? { form: asText({ ...given, shown: "phq9 adult" }) } : { json: given };
  const send = async () => {
    const answer = await until(
      () => post(to, "/api/check-ins/submit", { ...body, cookie }),
      (one) => isReceipt(one, checkInId),
    );
    return answer === null
      ? []
      : [{ at: Date.now(), receivedAt: patient.asForm ? null : (JSON.parse(answer.body) as { receivedAt: string }).receivedAt }];
  };
  const receipts = patient.sends === "two-at-once" ? (await Promise.all([send(), send()])).flat() : await send();
  if (patient.sends === "again-after") receipts.push(...(await send()));
  return { patient, checkInId, receipts: receipts.sort((a, b) => a.at - b.at), unexpected, retries };
}

function isReceipt({ status, location }: Answer, checkInId: string): boolean {
  return status === 201 || (status === 303 && location === `/check-in/${checkInId}`);
}

function asText(fields: Readonly<Record<string, string | number>>): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, String(value)]));
}

type Sent = { readonly form?: Record<string, string>; readonly json?: unknown; readonly cookie?: string };

/** Status 0 where there was no answer: refused, cut, or too late. */
function post({ port, host }: Clinic, path: string, { form, json, cookie }: Sent): Promise<Answer> {
  const text = form === undefined ? JSON.stringify(json) : new URLSearchParams(form).toString();
  const headers = {
    host,
    origin: `http://${host}`,
    "content-type": form === undefined ? "application/json" : "application/x-www-form-urlencoded",
    "content-length": String(Buffer.byteLength(text)),
    ...(cookie === undefined ? {} : { cookie }),
  };
  return new Promise((resolve) => {
    const none = () => resolve({ status: 0, cookie: undefined, location: "", body: "" });
    const asked = request({ host: "127.0.0.1", port, path, method: "POST", headers, agent, timeout: PATIENCE_MS }, (response) => {
      read(response).then((body) => {
        const { statusCode = 0, headers: got } = response;
        resolve({ status: statusCode, cookie: got["set-cookie"]?.[0]?.split(";")[0], location: got.location ?? "", body });
      }, none);
    });
    asked.once("timeout", () => asked.destroy());
    asked.once("error", none);
    asked.end(text);
  });
}

async function read(response: IncomingMessage): Promise<string> {
  let body = "";
  for await (const chunk of response.setEncoding("utf8")) body += chunk as string;
  return body;
}
