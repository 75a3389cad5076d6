import { describe, expect, test } from "vitest";
import {
  CHECK_IN_IDLE_SECONDS,
  type CheckInSession,
  checkInCookieName,
  displayOf,
  holdsAnotherCheckIn,
  issueCheckInCookie,
  readCheckInSession,
  TABLET_IDLE_SECONDS,
} from "./check-in-session";

const SECRET = "a-link-secret-of-this-test-0123456789";
const NOW = new Date("2026-11-23T10:00:00Z");
const MINE = "0199a0e2-7d3c-7c11-8a55-0f6f2b1c4d01";
const OTHER = "0199a0e2-7d3c-7c11-8a55-0f6f2b1c4d02";
const session = (checkInId = MINE): CheckInSession => ({
  actor: { kind: "check-in", clinicId: "0199a0e2-7d3c-7c11-8a55-0f6f2b1c4d00", checkInId, generation: 2 },
  display: {
    clinicName: "Clínica Río; “Norte”",
    clinicPhone: null,
    region: "es",
    language: "es",
    timeZone: "Atlantic/Canary",
    instrument: "phq9-teen",
    adult: false,
    under25: true,
    phase: "before",
    staffed: { weekdays: [1, 2, 3, 4, 5, 6, 7], from: "08:30", until: "20:00", timeZone: "Europe/Madrid" },
  },
  device: "0199a0e2-7d3c-4c11-8a55-0f6f2b1c4d0f",
  answeredBy: "proxy",
  onTablet: false,
  acute: false,
  told: "today",
});
const sentBack = (setCookie: string) => setCookie.split("; ")[0] ?? "";
const after = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);

describe("the cookie of a check-in", () => {
  test("opens its own check-in, with what the page needs when the database is away", () => {
    const header = sentBack(issueCheckInCookie(session(), SECRET, NOW));
    expect(readCheckInSession(`theme=dark; ${header}`, MINE, SECRET, NOW)).toEqual(session());
  });

  test("is small enough to be kept by every browser, whatever the clinic is called", () => {
    const { display, ...rest } = session();
    const long = { ...rest, display: { ...display, clinicName: "Ä".repeat(200), timeZone: "America/Argentina/ComodRivadavia" } };
    expect(issueCheckInCookie(long, SECRET, NOW).length).toBeLessThan(3000);
  });

  test("shows what the check-in's page shows", () => {
    const staffedHours = { weekdays: [1, 3], from: "08:00", until: "12:00", closedOn: ["2026-12-28"] };
    const clinic = { name: "North", phone: "1", region: "gb", timeZone: "Europe/London", staffedHours } as const;
    const patient = {
      region: "us",
      language: "fr",
      timeZone: "America/New_York",
      instrument: "phq9",
      adult: true,
      under25: false,
      phase: "after",
    } as const;
    const about = { clinicId: "c", checkInId: MINE, generation: 1, state: "ready", consent: "needed", begun: false } as const;
    const view = { ...about, ...patient, clinic, opensAt: NOW, expiresAt: NOW, receivedAt: null };
    expect(displayOf(view)).toEqual({
      clinicName: "North",
      clinicPhone: "1",
      ...patient,
      staffed: { ...staffedHours, timeZone: "Europe/London" },
    });
  });

  test("is kept from scripts, from plain connections, from other hosts and from other sites' posts", () => {
    const [pair, ...attributes] = issueCheckInCookie(session(), SECRET, NOW).split("; ");
    expect(pair).toMatch(new RegExp(`^__Host-ci-${MINE}=[\\w-]+\\.[\\w-]+$`));
    expect(attributes.sort()).toEqual(["HttpOnly", "Max-Age=1800", "Path=/", "SameSite=Lax", "Secure"]);
  });

  test.each([
    ["a phone", false, CHECK_IN_IDLE_SECONDS - 1, true],
    ["a phone", false, CHECK_IN_IDLE_SECONDS, false],
    ["the clinic's own device", true, TABLET_IDLE_SECONDS - 1, true],
    ["the clinic's own device", true, TABLET_IDLE_SECONDS, false],
  ])("on %s (%s) %i seconds later it opens: %s", (_where, onTablet, seconds, opens) => {
    const issued = issueCheckInCookie({ ...session(), onTablet }, SECRET, NOW);
    expect(issued).toContain(`Max-Age=${onTablet ? TABLET_IDLE_SECONDS : CHECK_IN_IDLE_SECONDS};`);
    const header = sentBack(issued);
    expect(readCheckInSession(header, MINE, SECRET, after(seconds)) !== null).toBe(opens);
  });

  test("of one patient opens nothing of another, even under the other's name", () => {
    const header = sentBack(issueCheckInCookie(session(OTHER), SECRET, NOW));
    expect(readCheckInSession(header, MINE, SECRET, NOW)).toBeNull();
    expect(readCheckInSession(header.replace(OTHER, MINE), MINE, SECRET, NOW)).toBeNull();
  });

  test("changed in any place, signed with another secret, sent twice or cut short opens nothing", () => {
    const header = sentBack(issueCheckInCookie(session(), SECRET, NOW));
    const at = header.indexOf("=") + 1;
    for (let place = at; place < header.length - 1; place += 7) {
      const changed = `${header.slice(0, place)}${header[place] === "A" ? "B" : "A"}${header.slice(place + 1)}`;
      expect(readCheckInSession(changed, MINE, SECRET, NOW)).toBeNull();
    }
    expect(readCheckInSession(header, MINE, `${SECRET}x`, NOW)).toBeNull();
    expect(readCheckInSession(`${header}; ${header}`, MINE, SECRET, NOW)).toBeNull();
    for (const value of ["", ".", "..", "a.b", "a.b.c", header.slice(at, -20)]) {
      expect(readCheckInSession(`${checkInCookieName(MINE)}=${value}`, MINE, SECRET, NOW)).toBeNull();
    }
    expect(readCheckInSession(null, MINE, SECRET, NOW)).toBeNull();
  });

  test("of another check-in in the same browser is noticed", () => {
    const mine = sentBack(issueCheckInCookie(session(), SECRET, NOW));
    const other = sentBack(issueCheckInCookie(session(OTHER), SECRET, NOW));
    expect(holdsAnotherCheckIn(mine, MINE)).toBe(false);
    expect(holdsAnotherCheckIn(`${mine}; ${other}`, MINE)).toBe(true);
    expect(holdsAnotherCheckIn(null, MINE)).toBe(false);
  });
});
