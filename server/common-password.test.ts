import { expect, test } from "vitest";
import { isCommonPassword } from "./common-password";

test.each([
  "passwordpassword",
  "Password1234567!",
  "P@ssw0rdP@ssw0rd1",
  "aaaaaaaaaaaaaaaaaaa",
  "abcabcabcabcabcabc",
  "123456789012345678",
  "qwertyuiopasdfgh",
  "1qaz2wsx3edc4rfv",
  "correct horse battery staple",
  "iloveyou12345678",
  "welcome-to-isomood-2026".replace("to-", ""),
  "zyxwvutsrqponmlk",
])("%s is refused as too common", (password) => {
  expect(isCommonPassword(password)).toBe(true);
});

test.each(["violin under the ferry", "Kachelofen tropft leise", "seven wet otters queue", "gT7#kLm9!pQx2Rv4z"])(
  "%s is accepted",
  (password) => {
    expect(isCommonPassword(password)).toBe(false);
  },
);

test("a password made of its owner's name, address and clinic is refused", () => {
  const personal = ["Nora Byrne", "nora.byrne@riverside.example", "Riverside Dermatology"];
  expect(isCommonPassword("norabyrneriverside1", personal)).toBe(true);
  expect(isCommonPassword("norabyrneriverside1")).toBe(false);
});
