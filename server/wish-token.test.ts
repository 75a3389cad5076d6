import { createHmac } from "node:crypto";
import fc from "fast-check";
import { v7 as uuidv7 } from "uuid";
import { expect, test } from "vitest";
import { checkInTokenOf } from "./check-in-token";
import { readWishToken, wishTokenOf } from "./wish-token";

const SECRET = "a test's secret for links, thirty-two characters";
const subject = { clinicId: uuidv7(), patientId: uuidv7() };
const token = wishTokenOf(SECRET, subject);

test("a link about messages says whose they are, and to nobody else's server", () => {
  expect(readWishToken(SECRET, token)).toEqual(subject);
  expect(readWishToken(`${SECRET}!`, token)).toBeNull();
});

test("a link in which any character is another is nobody's", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: token.length - 1 }), fc.constantFrom(..."ABCxyz019-_"), (at, character) => {
      const other = `${token.slice(0, at)}${character}${token.slice(at + 1)}`;
      // The last character carries bits that mean nothing: two spellings of one link.
      const isSame = Buffer.from(other, "base64url").equals(Buffer.from(token, "base64url"));
      expect(readWishToken(SECRET, other)).toEqual(isSame ? subject : null);
    }),
  );
});

test.each([
  ["empty", ""],
  ["cut off", token.slice(0, -1)],
  ["too long", `${token}A`],
  ["a check-in's", checkInTokenOf(SECRET, subject.patientId, 1)],
  ["signed with the secret itself", signedWith(SECRET)],
  ["no base64", "!".repeat(86)],
])("a link that is %s is nobody's", (_what, other) => {
  expect(readWishToken(SECRET, other)).toBeNull();
});

test("the clinic and the patient are signed together: neither can be exchanged", () => {
  const other = wishTokenOf(SECRET, { ...subject, patientId: uuidv7() });
  const mixed = Buffer.concat([Buffer.from(other, "base64url").subarray(0, 32), Buffer.from(token, "base64url").subarray(32)]);
  expect(readWishToken(SECRET, mixed.toString("base64url"))).toBeNull();
});

function signedWith(secret: string): string {
  const ids = Buffer.from(token, "base64url").subarray(0, 32);
  return Buffer.concat([ids, createHmac("sha256", secret).update(ids).digest()]).toString("base64url");
}
