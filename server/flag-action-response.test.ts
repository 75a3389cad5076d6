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
