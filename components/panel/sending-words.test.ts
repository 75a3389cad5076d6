import { expect, test } from "vitest";
import { sendingWords } from "./sending-words";

const one = { name: "Ana", urgency: null, wants: "all", declined: false } as const;
const named = (name: string) => ({ ...one, name, urgency: "now" as const });

test("everybody chosen is counted, and that a mail cannot be taken back is said", () => {
  expect(sendingWords([one, one, one])).toEqual({
    title: "Send a check-in to 3 patients?",
    mails: "All 3 get a mail at once, where an address is known. A mail cannot be taken back.",
    urgent: null,
  });
});

test("who takes no messages is not counted among the mails", () => {
  expect(sendingWords([one, { ...one, declined: true }]).mails).toMatch(/^1 of them gets a mail .* 1 takes no messages\.$/);
  expect(sendingWords([one, one, { ...one, wants: "none" }, { ...one, declined: true }]).mails).toMatch(
    /^2 of them get a mail .* 2 take no messages\.$/,
  );
  expect(
    sendingWords([
      { ...one, wants: "none" },
      { ...named("Ben"), declined: true },
    ]),
  ).toMatchObject({
    mails: "None of them takes messages, so nobody gets a mail.",
    urgent: null,
  });
});

test("who has something urgent open is named, three of them, and the rest counted; a review or a task is not urgent", () => {
  expect(sendingWords([one, named("Ben"), { ...one, urgency: "review" }, { ...one, urgency: "missed" }]).urgent).toMatch(
    /^1 of them has an open now or today flag: Ben\. /,
  );
  expect(sendingWords(["Ben", "Cem", "Dora", "Eli", "Fay"].map(named)).urgent).toMatch(
    /^5 of them have an open now or today flag: Ben, Cem, Dora and 2 more\. /,
  );
});
