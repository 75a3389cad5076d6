import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import PostalMime from "postal-mime";

export type DemoMail = {
  id: string;
  from: string;
  to: string;
  subject: string;
  at: string | null;
  text: string;
  headers: { id: string; key: string; value: string }[];
};

const MAIL_FILE = /^[\w-]+\.eml$/;
/** The page shows the newest; a demo that ran for weeks need not read all of it. */
const SHOWN = 50;

/** The demo's mails, newest first. An empty list before the first one. */
export async function readDemoMails(folder: string): Promise<{ mails: DemoMail[]; total: number }> {
  const names = (await readdir(folder).catch(none))
    .filter((name) => MAIL_FILE.test(name))
    .sort()
    .reverse();
  const mails = await Promise.all(names.slice(0, SHOWN).map((name) => readMail(folder, name)));
  return { mails, total: names.length };
}

async function readMail(folder: string, name: string): Promise<DemoMail> {
  const { from, to, subject, date, text, headers } = await PostalMime.parse(await readFile(join(folder, name)));
  return {
    id: name.slice(0, -".eml".length),
    from: from?.address ?? "",
    to: (to ?? []).map(({ address }) => address ?? "").join(", "),
    subject: subject ?? "(no subject)",
    at: date && !Number.isNaN(Date.parse(date)) ? new Date(date).toISOString() : null,
    text: (text ?? "").trim(),
    headers: headers.map(({ originalKey, value }, place) => ({ id: String(place), key: originalKey, value })),
  };
}

/** No folder yet means no mail yet. @throws anything else */
function none(error: unknown): string[] {
  if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
  throw error;
}
