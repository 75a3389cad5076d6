import { expect, test } from "vitest";
import { z } from "zod";
import { check, readBody, readQuery } from "./read-input";

const FORM = "application/x-www-form-urlencoded";
const JSON_TYPE = "application/json";
const post = (body: string | Uint8Array<ArrayBuffer>, type: string) =>
  readBody(new Request("http://x.invalid/api/x", { method: "POST", body, headers: { "content-type": type } }));

test("a form and JSON give the same fields", async () => {
  const sent = [await post("a=1&b=x+y", FORM), await post('{"a":"1","b":"x y"}', JSON_TYPE)];
  for (const one of sent) expect(one).toMatchObject({ ok: true, value: { value: { a: "1", b: "x y" }, raw: { a: "1", b: "x y" } } });
});

test.each([
  ["broken JSON", "{", JSON_TYPE],
  ["a NUL in JSON", '{"a":"\\u0000"}', JSON_TYPE],
  ["half a surrogate pair in JSON", '{"a":"\\ud800"}', JSON_TYPE],
  ["a NUL in a form", "a=%00", FORM],
  ["a NUL in a form's key", "%00=1", FORM],
  ["bytes that are no UTF-8", new Uint8Array([0x61, 0x3d, 0xff]), FORM],
])("%s cannot be read", async (_what, body, type) => {
  expect(await post(body, type)).toMatchObject({ ok: false, code: "bad-request" });
});

test("nesting as deep as a body can be is refused or read, and breaks nothing", async () => {
  expect(await post("[".repeat(60_000), JSON_TYPE)).toMatchObject({ ok: false, code: "bad-request" });
  expect(await post(`${"[".repeat(30_000)}${"]".repeat(30_000)}`, JSON_TYPE)).toHaveProperty("ok");
});

test("text of another type is not guessed at", async () => {
  expect(await post("a=1", "text/plain")).toMatchObject({ ok: false, code: "wrong-content-type" });
});

test("a field sent twice is refused, and the form can still be given back", async () => {
  const sent = await post("a=1&a=2&b=3", FORM);
  if (!sent.ok) throw new Error(sent.code);
  expect(check(z.strictObject({ a: z.string(), b: z.string() }), sent.value)).toEqual({
    ok: false,
    code: "invalid-input",
    issues: [{ path: "a", message: "This was sent twice" }],
  });
  expect(sent.value.raw).toEqual({ a: "1", b: "3" });
});

test("a field named __proto__ is a field nobody asked for", async () => {
  for (const sent of [await post("__proto__=1", FORM), await post('{"__proto__":{"a":1}}', JSON_TYPE)]) {
    if (!sent.ok) throw new Error(sent.code);
    expect(check(z.strictObject({ a: z.string().optional() }), sent.value)).toMatchObject({ ok: false });
  }
  expect(({} as { a?: unknown }).a).toBeUndefined();
});

test("of two forms of input the one that came nearest says what is wrong", () => {
  const schema = z.union([
    z.strictObject({ email: z.email("Enter an address"), password: z.string() }),
    z.strictObject({ demo: z.enum(["x"]) }),
  ]);
  const refused = check(schema, { value: { email: "no", password: "p" }, raw: {}, repeated: [] });
  expect(refused).toMatchObject({ ok: false, issues: [{ path: "email", message: "Enter an address" }] });
});

test("a query string is read by the same rules", () => {
  expect(readQuery("http://x.invalid/?a=%00")).toMatchObject({ ok: false, code: "bad-request" });
  expect(readQuery("http://x.invalid/?a=1&a=2")).toMatchObject({ ok: true, value: { repeated: ["a"] } });
});

test("a form in parts gives its fields, and a file in it is refused", async () => {
  const sent = (form: FormData) => readBody(new Request("http://x.invalid/api/x", { method: "POST", body: form }));
  const form = new FormData();
  form.set("List-Unsubscribe", "One-Click");
  expect(await sent(form)).toMatchObject({ ok: true, value: { value: { "List-Unsubscribe": "One-Click" }, repeated: [] } });
  form.set("file", new Blob(["x"]), "x.txt");
  expect(await sent(form)).toMatchObject({ ok: false, code: "bad-request" });
  expect(await post("--x\r\nnonsense", "multipart/form-data; boundary=x")).toMatchObject({ ok: false, code: "bad-request" });
});
