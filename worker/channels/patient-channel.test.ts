import { expect, test } from "vitest";
import { channelFor, type PatientChannel } from "./patient-channel";

const reachingAt = (place: string | null): PatientChannel => ({
  kind: "email",
  reach: () => place,
  send: async () => ({ outcome: "accepted", smtpCode: null, code: null }),
});

test.each([
  ["the first of two that can", ["a@mail.example", "b@mail.example"], 0],
  ["the second where the first cannot", [null, "b@mail.example"], 1],
  ["none where none can", [null, null], null],
  ["none where there is none", [], null],
] as const)("a patient is reached by %s", (_which, places, chosen) => {
  const channels = places.map(reachingAt);
  const found = channelFor(channels, { email: "somebody@mail.example" });
  expect(found).toEqual(chosen === null ? null : { channel: channels[chosen], to: places[chosen] });
});
