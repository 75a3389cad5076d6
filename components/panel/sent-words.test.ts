import { expect, test } from "vitest";
import { sentWords } from "./sent-words";

const names = new Map([
  ["a", "Ana"],
  ["b", "Ben"],
  ["c", "Cem"],
  ["d", "Dora"],
  ["e", "Eli"],
]);

test("check-ins that all went out are counted, one as one", () => {
  expect(sentWords([{ courseId: "a", outcome: "sent" }], names)).toEqual({ text: "1 check-in sent.", isProblem: false });
  expect(
    sentWords(
      [..."abc"].map((courseId) => ({ courseId, outcome: "sent" })),
      names,
    ).text,
  ).toBe("3 check-ins sent.");
});

test("who got none is named, with what to do instead", () => {
  const { text, isProblem } = sentWords(
    [
      { courseId: "a", outcome: "sent" },
      { courseId: "b", outcome: "no-address" },
      { courseId: "c", outcome: "declined" },
    ],
    names,
  );
  expect(text).toBe(
    "1 check-in sent. Ben has no e-mail address: hand over the check-in here, or call. Cem declined check-ins: ask at the visit.",
  );
  expect(isProblem).toBe(true);
});

test("many of one reason are named in part and counted", () => {
  const sent = [..."abcde"].map((courseId) => ({ courseId, outcome: "sent-today" as const }));
  expect(sentWords(sent, names).text).toBe("No check-in was sent. Ana, Ben, Cem and 2 more: each was sent one today already.");
});
