import fc from "fast-check";
import { expect, test } from "vitest";
import { type Changes, drafts } from "./drafts";
import type { Outcome } from "./sending";

const DONE: Outcome = { kind: "done", body: {} };
const AGAIN: Outcome = { kind: "again" };

/** A server that answers as told, in order, and takes everything once it is told nothing more. */
function server(answers: Outcome[] = []) {
  const sent: Changes[] = [];
  const told: Outcome[] = [];
  const waits: number[] = [];
  let open = 0;
  let most = 0;
  const kept = drafts({
    save: async (changes) => {
      most = Math.max(most, ++open);
      await Promise.resolve();
      open -= 1;
      sent.push(changes);
      return answers.shift() ?? DONE;
    },
    pause: async (seconds) => void waits.push(seconds),
    tell: (outcome) => told.push(outcome),
  });
  return { kept, sent, told, waits, most: () => most };
}

test("an answer is saved at once; what comes meanwhile goes together in the next try", async () => {
  const { kept, sent, most } = server();
  kept.put("phq9.1", "0");
  kept.put("phq9.2", "1");
  kept.put("phq9.2", "2");
  await kept.flush();
  expect(sent).toEqual([{ "phq9.1": "0" }, { "phq9.2": "2" }]);
  expect([most(), kept.unsaved()]).toEqual([1, false]);
});

test("a lost connection loses nothing: the same answer goes again, each try later than the one before", async () => {
  const { kept, sent, waits } = server([AGAIN, AGAIN, DONE]);
  kept.put("phq9.9", "2");
  await kept.flush();
  expect(kept.unsaved()).toBe(true);
  await kept.flush();
  await kept.flush();
  expect(sent).toEqual([{ "phq9.9": "2" }, { "phq9.9": "2" }, { "phq9.9": "2" }]);
  expect(waits).toEqual([1, 2]);
  expect(kept.unsaved()).toBe(false);
});

test("whoever sends or tries now does not wait for the pause between two tries", async () => {
  const sent: Changes[] = [];
  const outcomes = [AGAIN, DONE];
  const kept = drafts({
    save: async (changes) => {
      sent.push(changes);
      return outcomes.shift() ?? DONE;
    },
    pause: () => new Promise(() => {}),
    tell: () => {},
  });
  kept.put("phq9.9", "2");
  await kept.flush();
  expect(kept.unsaved()).toBe(true);
  await kept.flush();
  expect([sent.length, kept.unsaved()]).toEqual([2, false]);
});

test("an answer changed while the one before is under way is saved after it", async () => {
  const { kept, sent } = server();
  kept.put("phq9.9", "2");
  kept.put("phq9.9", "0");
  await kept.flush();
  expect(sent.at(-1)).toEqual({ "phq9.9": "0" });
});

test("a field that the server will never take is dropped, and the others are still saved", async () => {
  const { kept, sent } = server([DONE, { kind: "refused", notice: "refused", fields: ["privateNumber"] }]);
  kept.put("phq9.1", "0");
  kept.put("privateNumber", "abc");
  kept.put("phq9.2", "1");
  await kept.flush();
  expect(sent).toEqual([{ "phq9.1": "0" }, { privateNumber: "abc", "phq9.2": "1" }, { "phq9.2": "1" }]);
});

test("what is left when the page closes is what the try under way does not carry", () => {
  const { kept } = server();
  kept.put("phq9.1", "0");
  kept.put("phq9.1", "1");
  kept.put("message", "hello", true);
  expect(kept.left()).toEqual({ "phq9.1": "1", message: "hello" });
});

test("whatever is answered in whatever order, and however often the connection fails, the server ends with the last answers", async () => {
  const change = fc.tuple(fc.constantFrom("a", "b", "c"), fc.option(fc.constantFrom("0", "1", "2"), { nil: null }));
  await fc.assert(
    fc.asyncProperty(
      fc.array(change, { minLength: 1, maxLength: 12 }),
      fc.array(fc.constantFrom(AGAIN, DONE), { maxLength: 12 }),
      async (changes, answers) => {
        const stored = new Map<string, string | null>();
        const kept = drafts({
          save: async (sent) => {
            const outcome = answers.shift() ?? DONE;
            if (outcome === DONE) for (const [field, value] of Object.entries(sent)) stored.set(field, value);
            return outcome;
          },
          pause: async () => {},
          tell: () => {},
        });
        for (const [field, value] of changes) kept.put(field, value);
        while (kept.unsaved()) await kept.flush();
        expect(Object.fromEntries(stored)).toEqual(Object.fromEntries(changes));
      },
    ),
  );
});
