import { afterEach, expect, test, vi } from "vitest";
import { quietConsole } from "./quiet-console";

const { console: screen } = globalThis;
const before = { ...screen };
afterEach(() => {
  Object.assign(screen, before);
  vi.restoreAllMocks();
});

test("what a library prints of an error keeps its code and loses its words", () => {
  const written: string[] = [];
  vi.spyOn(process.stdout, "write").mockImplementation((text) => written.push(String(text)) > 0);
  quietConsole();
  screen.error("page", Object.assign(new Error("Failed query: select 'Nora Byrne'"), { code: "23505" }));
  screen.warn("Nora Byrne");
  screen.log("Nora Byrne");
  expect(written).toHaveLength(1);
  expect(JSON.parse(written[0] ?? "")).toMatchObject({ level: "error", event: "library-error", errorName: "Error", code: "23505" });
  expect(written.join("")).not.toContain("Nora");
});
