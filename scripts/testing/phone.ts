import { randomUUID } from "node:crypto";
import { addDays, localDateOf } from "@/clinical/plain-date";
import { CONSENT_VERSION } from "@/contracts/consent";
import type { Database } from "@/db/client";
import type { StaffActor } from "@/server/actor";
import { checkInTokenOf } from "@/server/check-in-token";
import { enrolPatient } from "@/server/use-cases/enrol-patient";
import { enrolment } from "@/server/use-cases/testing-clinic";
import type { App } from "./start-app";

type Fields = Readonly<Record<string, unknown>>;

/** A patient's phone without a screen: it asks what the check-in's pages and their script ask, and keeps the newest cookie it is given. */
export type Phone = {
  readonly checkInId: string;
  readonly link: string;
  readonly cookie: () => string;
  /** Opens the link: the page before Start. */
  readonly open: () => Promise<Response>;
  /** Presses Start: 303. */
  readonly start: () => Promise<Response>;
  /** Agrees to the consent text: 303. */
  readonly agree: () => Promise<Response>;
  /** The page with the questions. */
  readonly questions: () => Promise<Response>;
  /** Saves answers as they are given: 200. */
  readonly save: (answers: Fields) => Promise<Response>;
  /** Presses Send: 201 with the receipt. */
  readonly send: (answers: Fields) => Promise<Response>;
};

/**
 * Enrols a patient of this clinic whose first check-in is open now, and hands over their phone.
 * @throws Error where enrolment is refused
 */
export async function newPhone(app: App, db: Database, prescriber: StaffActor): Promise<Phone> {
  const now = new Date();
  const startsOn = addDays(localDateOf(now, "UTC"), 7);
  const input = enrolment(prescriber.staffId, { recordNumber: randomUUID(), email: null, startsOn });
  const result = await enrolPatient(db, prescriber, input, { now, linkSecret: app.secrets.LINK_SECRET });
  if (!result.ok) throw new Error(`not enrolled: ${result.code}`);
  return phoneWith(app.url, result.checkInId, checkInTokenOf(app.secrets.LINK_SECRET, result.checkInId, 1));
}

function phoneWith(origin: string, checkInId: string, token: string): Phone {
  let cookie = "";
  const ask = async (path: string, request: RequestInit = {}) => {
    const headers = { origin, ...(cookie ? { cookie } : {}), ...request.headers };
    const answer = await fetch(origin + path, { ...request, headers, redirect: "manual" });
    cookie = answer.headers.getSetCookie()[0]?.split(";")[0] ?? cookie;
    return answer;
  };
  const form = (path: string, fields: Record<string, string>) => ask(path, { method: "POST", body: new URLSearchParams(fields) });
  const json = (path: string, body: Fields) =>
    ask(path, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });
  const about = { checkIn: checkInId, language: "en" };
  return {
    checkInId,
    link: `${origin}/c/${token}`,
    cookie: () => cookie,
    open: () => ask(`/c/${token}`),
    start: () => form("/api/check-ins/start", { token }),
    agree: () => form("/api/check-ins/consent", { checkIn: checkInId, version: CONSENT_VERSION, decision: "accepted" }),
    questions: () => ask(`/check-in/${checkInId}`),
    save: (answers) => json("/api/check-ins/draft", { ...about, answers }),
    send: (answers) => json("/api/check-ins/submit", { ...about, ...answers }),
  };
}
