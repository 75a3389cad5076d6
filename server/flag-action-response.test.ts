import { describe, expect, it } from "vitest";
import { flagActionResponse } from "./flag-action-response";

const answer = async (...result: Parameters<typeof flagActionResponse>) => {
  const response = flagActionResponse(...result);
  return { status: response.status, body: await response.json() };
};

describe("the answer to an action on a flag", () => {
  it("names the colleague who claimed it first", async () => {
    expect(await answer({ ok: false, code: "already-claimed", by: "Niamh Byrne" })).toMatchObject({
      status: 409,
      body: { detail: "Niamh Byrne claimed this first." },
    });
  });

  it("says that a closed flag was closed first", async () => {
    expect(await answer({ ok: false, code: "already-closed" })).toMatchObject({
      status: 409,
      body: { detail: "A colleague closed this first." },
    });
  });

  it.each([
    ["already-open", "Niamh Byrne", "Niamh Byrne opened this again first."],
    ["changed-meanwhile", "Niamh Byrne", "Niamh Byrne recorded something first. Read it, then record yours."],
    ["claim-moved", "Niamh Byrne", "Niamh Byrne has this flag now."],
    ["claim-moved", undefined, "Nobody has this flag any more: the claim has lapsed."],
    ["not-yours", "Niamh Byrne", "Niamh Byrne has this flag: take it over first."],
  ] as const)("says what a colleague's change means: %s by %s", async (code, by, detail) => {
    expect(await answer({ ok: false, code, ...(by && { by }) })).toMatchObject({ status: 409, body: { detail } });
  });

  it("asks for another colleague beside the choice of one", async () => {
    const { status, body } = await answer({ ok: false, code: "no-such-colleague" });
    expect([status, body.issues[0].path]).toEqual([422, "to"]);
  });

  it("puts a missing or past review date beside its field", async () => {
    for (const code of ["review-date-needed", "review-date-past"] as const) {
      const { status, body } = await answer({ ok: false, code });
      expect([status, body.issues[0].path]).toEqual([422, "reviewOn"]);
    }
  });

  it("is plain where it worked and where there is no such flag", async () => {
    expect((await answer({ ok: true })).status).toBe(200);
    expect((await answer({ ok: false, code: "not-found" })).status).toBe(404);
  });
});
