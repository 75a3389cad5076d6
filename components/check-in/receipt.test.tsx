import { describe, expect, test } from "vitest";
import { Receipt } from "./receipt";
import { closed, course, facts, html, ID, now, page, read, shared } from "./testing-pages";

describe("the receipt", () => {
  const of = (props: Partial<Parameters<typeof Receipt>[0]>) => read(html(<Receipt {...shared} checkInId={ID} {...props} />));

  test("says where to turn and by when answers are read, and calls no line open at any hour that nobody checked", () => {
    const gb = of({ facts: { ...facts, region: "gb" } });
    expect(gb).toContain("Sent. Thank you.");
    expect(gb).toContain("We read answers by Friday 27 November.");
    expect(gb).toMatch(/Not hearing from us doesn['’]t mean you are fine\./);
    expect(gb).toContain("or might be pregnant: ask before you take your next capsule and call +1 503 555 0142 .");
    expect(gb).toContain("Any hour: Samaritans");
    expect(gb).not.toContain("NHS 111");
    expect(of({ facts: { ...facts, clinicPhone: null } })).toContain("stop the capsules and call your clinic .");
    expect(of({ facts: { ...facts, phase: "before" } })).toContain("or might be pregnant: do not start the capsules and call");
    expect(of({ facts: { ...facts, phase: "after" } })).toContain("or might be pregnant: take no capsules that are left and call");
  });

  test.each([
    ["now", now, "Someone from the clinic will read this by 12:00 today and try to call you."],
    ["today", now, "Someone from the clinic will read this by 17:00 today and try to call you."],
    ["now", closed, "The clinic is closed. Nobody here will see this until Monday 9:00."],
  ] as const)("after item 9 says what was promised there (%s), and no later day", (told, receivedAt, promise) => {
    const text = of({ told, receivedAt, now: receivedAt });
    expect(text).toContain(promise);
    expect(text).not.toContain("We read answers by");
  });

  test("shows how somebody has been in words and as a line, without a number", () => {
    expect(read(page("receipt"))).toContain("Since 1 October your answers say that things have become easier.");
    expect(page("receipt")).toMatch(
      /<svg [^>]*role="img" aria-label="A line of your answers, from 1 October to 24 November\. Higher means harder\."/,
    );
    const weeks = page("receipt").slice(page("receipt").indexOf('class="course"'));
    expect(read(weeks.slice(0, weeks.indexOf("</section>")))).not.toMatch(/\b(12|6|4)\b/);
  });

  test("after an acute answer says first what to do now, and nothing of the weeks", () => {
    const text = of({ acute: true, course });
    expect(page("receipt after an acute answer")).toMatch(/<h1>Please call 911 now, or go to the nearest emergency department\.<\/h1>/);
    expect(text).toContain("Please call 911 now, or go to the nearest emergency department.");
    expect(text).not.toContain("Your answers over the weeks");
  });
});
