import { describe, expect, it } from "vitest";
import { courseSummary } from "./summary";

const points = (...pairs: [number, number][]) => pairs.map(([day, total]) => ({ day, total }));
const say = (responses: [number, number][], doses: [number, number][] = [], unanswered: number[] = []) =>
  courseSummary({
    mood: "PHQ-9",
    responses: points(...responses),
    doses: doses.map(([day, mgPerDay]) => ({ day, mgPerDay })),
    unanswered: unanswered.map((day) => ({ day })),
  });

describe("the course in one sentence", () => {
  it("names a rise, how long it took and the dose increase most of it followed", () => {
    expect(
      say(
        [
          [0, 6],
          [13, 5],
          [28, 8],
          [35, 13],
          [42, 17],
        ],
        [
          [0, 20],
          [21, 40],
        ],
      ),
    ).toBe("PHQ-9 rose from 6 to 17 over six weeks, most of it after the dose went to 40 mg in week 3.");
  });

  const toForty: [number, number][] = [
    [0, 20],
    [28, 40],
  ];
  it.each([
    [
      "an earlier total stood where the last one does",
      [
        [-7, 6],
        [0, 11],
        [14, 10],
        [28, 8],
        [42, 11],
      ],
      false,
    ],
    [
      "every earlier total was well below the last",
      [
        [-7, 6],
        [0, 7],
        [14, 6],
        [28, 8],
        [42, 14],
      ],
      true,
    ],
    [
      "the last answer looks back past the increase",
      [
        [-7, 6],
        [0, 7],
        [14, 6],
        [28, 8],
        [41, 14],
      ],
      false,
    ],
    [
      "most of the rise stood there when the answers still looked back past the increase",
      [
        [0, 6],
        [28, 6],
        [41, 14],
        [55, 17],
      ],
      false,
    ],
  ] as [string, [number, number][], boolean][])("where %s, an increase is named or not", (_, responses, isSaid) => {
    expect(say(responses, toForty).includes("most of it after the dose went to 40 mg in week 4")).toBe(isSaid);
  });

  it("does not name a dose increase that most of the rise came before", () => {
    expect(
      say(
        [
          [0, 6],
          [14, 14],
          [28, 15],
          [42, 17],
        ],
        [
          [0, 20],
          [28, 40],
        ],
      ),
    ).toBe("PHQ-9 rose from 6 to 17 over six weeks.");
  });

  it("does not name a dose increase more than eight weeks before", () => {
    const responses: [number, number][] = [
      [0, 4],
      [28, 5],
      [56, 6],
      [85, 12],
    ];
    const clause = "most of it after the dose went to 40 mg in week 4";
    expect(
      say(responses, [
        [0, 20],
        [28, 40],
      ]),
    ).not.toContain(clause);
    expect(
      say(responses.slice(0, 3).concat([[84, 12]]), [
        [0, 20],
        [28, 40],
      ]),
    ).toContain(clause);
  });

  it("never names the first dose or a reduction as what a rise followed", () => {
    expect(
      say(
        [
          [-7, 4],
          [14, 12],
        ],
        [
          [0, 40],
          [7, 20],
        ],
      ),
    ).toBe("PHQ-9 rose from 4 to 12 over three weeks.");
  });

  it.each([
    ["nothing answered", [], "No check-in has been answered yet."],
    ["one answer before the start", [[-7, 6]], "One check-in so far: PHQ-9 6 before the start."],
    ["one late answer", [[30, 11]], "One check-in so far: PHQ-9 11 in week 4."],
    [
      "the same each time",
      [
        [0, 3],
        [14, 3],
      ],
      "PHQ-9 was 3 each time over two weeks.",
    ],
    [
      "a range of 4 points is staying",
      [
        [0, 3],
        [14, 7],
        [28, 5],
      ],
      "PHQ-9 stayed between 3 and 7 over four weeks.",
    ],
    [
      "a range of 5 points is a move",
      [
        [0, 3],
        [14, 5],
        [28, 8],
      ],
      "PHQ-9 rose from 3 to 8 over four weeks.",
    ],
    [
      "a fall",
      [
        [-7, 14],
        [84, 4],
      ],
      "PHQ-9 fell from 14 to 4 over 13 weeks.",
    ],
    [
      "under a fortnight in days",
      [
        [0, 3],
        [9, 12],
      ],
      "PHQ-9 rose from 3 to 12 over nine days.",
    ],
    [
      "wandering without direction",
      [
        [0, 6],
        [14, 9],
        [28, 4],
        [42, 7],
      ],
      "PHQ-9 moved between 4 and 9 over six weeks; now 7.",
    ],
  ] as [string, [number, number][], string][])("says %s", (_, responses, sentence) => {
    expect(say(responses)).toBe(sentence);
  });

  it("tells a relapse as both its legs instead of hiding it in the ends", () => {
    expect(
      say([
        [0, 14],
        [28, 8],
        [56, 4],
        [84, 12],
      ]),
    ).toBe("PHQ-9 fell from 14 to 4 in week 8, then rose to 12 in week 12.");
  });

  it("tells a spike that passed as both its legs", () => {
    expect(
      say([
        [0, 4],
        [28, 12],
        [56, 5],
      ]),
    ).toBe("PHQ-9 rose from 4 to 12 in week 4, then fell to 5 in week 8.");
  });

  it("names the silence after the last answer, not a gap before it", () => {
    expect(
      say(
        [
          [0, 4],
          [28, 5],
        ],
        [],
        [14, 42],
      ),
    ).toBe("PHQ-9 stayed between 4 and 5 over four weeks. One check-in since then not answered.");
    expect(
      say(
        [
          [0, 4],
          [28, 5],
        ],
        [],
        [42, 56],
      ),
    ).toContain("Two check-ins since then not answered.");
  });
});
