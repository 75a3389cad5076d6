import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { checkInEn } from "./check-in.en";
import { mailsEn } from "./mails.en";

const root = resolve(import.meta.dirname, "..");

/** Everything that could say a sentence, as one text. */
const sources = ["app", "components", "messages", "server", "worker"]
  .flatMap((folder) => readdirSync(join(root, folder), { recursive: true, encoding: "utf8" }).map((name) => join(root, folder, name)))
  .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$|\.(en|es|de|fr)\.ts$/.test(file))
  .map((file) => readFileSync(file, "utf8"))
  .join("\n");

/** Names put together from parts, `ended.${ending}-heading`, each as what it may become. */
const patterns = [...new Set(sources.match(/`[\w$.{}-]*\$\{\w+\}[\w$.{}-]*`/g))]
  .filter((template) => template.includes("."))
  .map(
    (template) =>
      new RegExp(
        `^${template
          .slice(1, -1)
          .replaceAll(".", "\\.")
          .replace(/\$\{\w+\}/g, "[\\w-]*")}$`,
      ),
  );

test("every sentence that is translated is said somewhere", () => {
  const names = Object.entries({ ...checkInEn, ...mailsEn }).flatMap(([section, said]) =>
    Object.keys(said).map((name) => `${section}.${name}`),
  );
  const unsaid = names.filter((name) => !sources.includes(`"${name}"`) && !patterns.some((pattern) => pattern.test(name)));
  expect(unsaid).toEqual([]);
});
