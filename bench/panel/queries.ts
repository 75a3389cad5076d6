import { addDays, localDateOf } from "@/clinical/plain-date";
import { urgencyRank } from "@/clinical/urgency";
import { connect } from "@/db/client";
import { migrate } from "@/db/migrate";
import { PANEL_COUNTS } from "@/db/queries/panel";
import { type PanelParams, wholePanel } from "@/db/queries/panel-params";
import { matchedStatement, panelStatement } from "@/db/queries/panel-statement";
import { startTemporaryCluster } from "@/scripts/testing/temporary-cluster";
import { testClinic } from "@/server/use-cases/testing-clinic";
import { type Figure, figure } from "../figure";
import { type Crowd, explainRuns, makeCrowd } from "./crowd";
import { median, p95 } from "./quantiles";
import { isOfPerson, nameOf, type Run, slowestOf, waysOf } from "./ways";

/** Patients in all; no clinic has more than `LARGEST_CLINIC` of them. */
const SIZES = [1_000, 10_000, 100_000] as const;
const LARGEST_CLINIC = 10_000;
const RUNS = 200;
/** Of the panel's query. */
const BUFFERS_LIMIT = 300;
const PANEL_MS = 1;
/** Of each filter, search and order, and of what the tabs count. */
const FILTER_MS = 5;
const GROWTH_LIMIT = 1.3;

/** What PostgreSQL does for a page of the panel at three sizes: buffers, p95 of its execution, and how both grow. */
export async function queryFigures(): Promise<Figure[]> {
  const cluster = await startTemporaryCluster();
  const db = connect(cluster.webUrl, { max: 1, name: "bench" });
  const whole = connect(cluster.superuserUrl("isomood"), { max: 1, name: "bench-whole" });
  try {
    await migrate(cluster);
    const figures: Figure[] = [];
    const panel: number[] = [];
    let made = 0;
    let crowd: Crowd | undefined;
    for (const size of SIZES) {
      for (; made < size; made += Math.min(LARGEST_CLINIC, size)) {
        if (made === 1_000) made = 0;
        const { clinicId, prescriber, addStaff } = await testClinic(db);
        crowd = { clinicId, prescriberId: prescriber.staffId, colleagueId: (await addStaff("prescriber")).staffId };
        await makeCrowd(whole.sql, crowd, Math.min(LARGEST_CLINIC, size));
      }
      await whole.sql`vacuum (analyze) course_status`;
      if (crowd === undefined) throw new RangeError("no clinic was made");
      const { clinicId, prescriberId, colleagueId = "" } = crowd;
      const run: Run = (statement, runs = RUNS) => explainRuns(db, clinicId, statement, runs);
      for (const [name, params] of Object.entries(pages(prescriberId))) {
        const { ms, buffers, rows, plan } = await run(panelStatement(params));
        if (process.env.PLANS) process.stderr.write(`${name} ${plan}\n`);
        const isPanel = name === "needs you" || name === "everyone";
        if (name === "needs you") panel.push(median(ms));
        figures.push(figure(`panel: ${name}, ${size} patients, ${rows} rows, p95`, p95(ms), "ms", isPanel ? PANEL_MS : FILTER_MS));
        const counted = matchedStatement(params);
        if (counted)
          figures.push(figure(`panel: how many are ${name}, ${size} patients, p95`, p95((await run(counted)).ms), "ms", FILTER_MS));
        if (isPanel) figures.push(figure(`panel: ${name}, ${size} patients, buffers`, buffers, "buffers", BUFFERS_LIMIT));
      }
      const ways = [...waysOf(prescriberId), ...waysOf(colleagueId).filter(isOfPerson)];
      for (const { way, ms, rows } of await slowestOf(ways, { today: today(), now: new Date() }, run)) {
        const name = `panel: one of the slowest of ${ways.length} ways, ${nameOf(way)}, ${size} patients, ${rows} rows, p95`;
        figures.push(figure(name, p95(ms), "ms", FILTER_MS));
      }
      const { ms, buffers } = await run([PANEL_COUNTS, [urgencyRank("review"), today(), new Date().toISOString()]]);
      figures.push(figure(`panel: counts, ${size} patients, p95`, p95(ms), "ms", FILTER_MS));
      figures.push(figure(`panel: counts, ${size} patients, buffers`, buffers, "buffers", BUFFERS_LIMIT));
    }
    const [first = Number.NaN] = panel;
    figures.push(figure("panel: growth of needs you's median over the sizes", Math.max(...panel) / first, "times", GROWTH_LIMIT));
    return figures;
  } finally {
    await Promise.all([db.close(), whole.close()]);
    await cluster.stop();
  }
}

function pages(staffId: string): Record<string, PanelParams> {
  const base = wholePanel(today(), new Date());
  return {
    "needs you": { ...base, fromRank: base.reviewRank },
    everyone: base,
    "a page from the middle": {
      ...base,
      after: { rank: 0, key: new Date(Date.now() - 5_000 * 60_000).toISOString(), courseId: "70000000-0000-4000-8000-000000000000" },
    },
    missed: { ...base, missed: true, order: "missed" },
    "call list": { ...base, calls: true, order: "calls" },
    mine: { ...base, mine: staffId },
    "mine and cover": { ...base, covered: { staffId, prescriberIds: [staffId, "70000000-0000-4000-8000-000000000001"] } },
    "under 18": { ...base, bornAfter: addDays(today(), -18 * 365) },
    "first 8 weeks": { ...base, startedAfter: addDays(today(), -56) },
    "after the course": { ...base, endedBefore: today() },
    "urgency today": { ...base, rank: urgencyRank("today") },
    "search, one name": { ...base, search: "horvath" },
    "search, one letter": { ...base, search: "e" },
    "search, nobody": { ...base, search: "zzz" },
    "search, record number": { ...base, search: "b-10977" },
    "search, record number without its dash": { ...base, search: "b10977" },
    "search, surname first": { ...base, search: "horvath zoe" },
    "by name": { ...base, order: "name" },
    "by score": { ...base, order: "score" },
    "by change": { ...base, order: "change" },
    "silent longest": { ...base, order: "silent" },
  };
}

function today(): string {
  return localDateOf(new Date(), "Europe/London");
}
