import { expect, test } from "vitest";
import { callAddress, textAddress } from "./phone-address";

test.each([
  ["116 123", "tel:116123"],
  ["988", "tel:988"],
  ["+1 (503) 555-0142", "tel:+15035550142"],
])("%s is called at %s", (number, address) => {
  expect(callAddress(number)).toBe(address);
});

test("a text goes to the line with its word already written", () => {
  expect(textAddress({ to: "85258", body: "SHOUT" })).toBe("sms:85258?&body=SHOUT");
  expect(textAddress({ to: "988" })).toBe("sms:988");
});
