// Three hundred patients answer at once: what is stored, what is lost, what is answered with an error, and how long they wait.
import { randomFrom } from "@/clinical/simulation/random";
import { GAD7_FIELDS, PHQ9_FIELDS } from "@/contracts/check-in";
import { connect, type Database } from "@/db/client";
import { newPhone, type Phone } from "@/scripts/testing/phone";
import { startApp } from "@/scripts/testing/start-app";
import { testClinic } from "@/server/use-cases/testing-clinic";
import { type Figure, figure } from "../figure";

const PATIENTS = 300;
/** Shortest and longest time between two answers, milliseconds: nobody reads and taps faster. */
const THINKS_MS = [1_000, 3_000] as const;
/** What a patient sees as "at once", milliseconds. */
const AT_ONCE_MS = 1_000;
const ENROLLED_AT_ONCE = 8;

type Asked = { readonly what: string; readonly status: number; readonly ms: number };
type Answers = Readonly<Record<string, number>>;

/** Needs a build. The patients share the machine with the product. */
export async function loadFigures(): Promise<Figure[]> {
  const app = await startApp({ demo: false });
  const db = connect(app.databaseUrls.webUrl, { max: ENROLLED_AT_ONCE, name: "bench" });
  const look = connect(app.databaseUrls.superuserUrl, { max: 1, name: "bench-look" });
  try {
    const { prescriber } = await testClinic(db);
    const phones: Phone[] = [];
    while (phones.length < PATIENTS) {
      phones.push(...(await Promise.all(Array.from({ length: ENROLLED_AT_ONCE }, () => newPhone(app, db, prescriber)))));
    }
    const patients = phones.slice(0, PATIENTS).map((phone, index) => ({ phone, seed: index + 1, answers: answersOf(index + 1) }));
    const asked = (await Promise.all(patients.map(completes))).flat();
    const once = await storedOnce(look, patients);
    const broken = asked.filter(({ status }) => status >= 400 || status === 0).length;
    return [
      figure("check-in-load: stored once, as given", once, "check-ins", PATIENTS),
      figure("check-in-load: answered without an error", asked.length - broken, "requests", asked.length),
      ...["page", "draft", "send"].flatMap((what) => waits(what, asked)),
    ];
  } finally {
    await Promise.all([db.close(), look.close()]);
    await app.stop();
  }
}

/** Every answer is drawn; in one patient of ten item 9 is above 0, so that alerts are raised, too. */
function answersOf(seed: number): Answers {
  const { integer } = randomFrom(seed);
  const items = PHQ9_FIELDS.map((field, index) => [field, index === 8 ? Math.max(0, integer(-26, 3)) : integer(0, 3)]);
  const worry = GAD7_FIELDS.map((field) => [field, integer(0, 3)]);
  return Object.fromEntries([...items, ["phq9.difficulty", integer(0, 3)], ...worry]);
}

/** One patient from the link to the receipt, each answer saved before the next is thought of, as the script does. */
async function completes({ phone, seed, answers }: { phone: Phone; seed: number; answers: Answers }): Promise<Asked[]> {
  const { integer } = randomFrom(10_000 + seed);
  const asked: Asked[] = [];
  const ask = async (what: string, request: () => Promise<Response>) => {
    const began = performance.now();
    const status = await request().then(
      async (answer) => {
        await answer.text();
        return answer.status;
      },
      () => 0,
    );
    asked.push({ what, status, ms: performance.now() - began });
  };
  const think = () => new Promise((resolve) => setTimeout(resolve, integer(...THINKS_MS)));
  for (const request of [phone.open, phone.start, phone.questions, phone.agree, phone.questions]) await ask("page", request);
  for (const [field, value] of Object.entries(answers)) {
    await think();
    await ask("draft", () => phone.save({ [field]: value }));
  }
  await ask("send", () => phone.send(answers));
  return asked;
}

/** How many of them are in the database exactly once, with exactly the answers they gave. */
async function storedOnce({ sql }: Database, patients: readonly { phone: Phone; answers: Answers }[]): Promise<number> {
  const rows = await sql<{ checkInId: string; instrument: string; answers: number[] }[]>`
    select submission.check_in_id as "checkInId", response.instrument, response.answers
    from submission join response on response.submission_id = submission.id where response.instrument in ('phq9', 'gad7')`;
  return patients.filter(({ phone, answers }) => {
    const stored = (instrument: string) =>
      rows.filter((row) => row.checkInId === phone.checkInId && row.instrument === instrument).map((row) => row.answers.join());
    const given = (fields: readonly string[]) => fields.map((field) => answers[field]).join();
    return stored("phq9").join(";") === given(PHQ9_FIELDS) && stored("gad7").join(";") === given(GAD7_FIELDS);
  }).length;
}

function waits(what: string, asked: readonly Asked[]): Figure[] {
  const times = asked.filter((one) => one.what === what).map(({ ms }) => ms);
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.floor(share * (times.length - 1))] ?? Number.NaN;
  return ([50, 95] as const).map((percent) => figure(`check-in-load: ${what}, p${percent}`, at(percent / 100), "ms", AT_ONCE_MS));
}
