import type { Page } from "@playwright/test";
import { expect, live, type Running, test, visit } from "./app";
import { SIX_COURSES } from "./courses";
import { addPatient } from "./patients";

/**
 * The chart of six courses that never change, in both themes. The page is the real one; only what it reads again from the server is ours,
 * since a history played against today's date would move along the axis from day to day.
 */
test("six courses are drawn as they were, and the table holds what is drawn", async ({ demo, open }) => {
  const { patientId, courseId, path } = await addPatient(demo);
  const page = await open("prescriber", { viewport: { width: 1120, height: 900 }, reducedMotion: "reduce", colorScheme: "light" });
  let course = SIX_COURSES[0];
  await page.route(`**/api/patients/${patientId}`, (route) => route.fulfill({ json: course?.page }));
  await visit(page, path);
  await live(page);
  await withoutWords(page);
  for (course of SIX_COURSES) {
    await tellOfChange(demo, { courseId, patientId });
    await expect(page.getByRole("region", { name: "Mood over the course" })).toContainText(course.says);
    const drawing = page.locator(".course-drawing");
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      await expect(drawing).toHaveScreenshot(`${course.name}-${colorScheme}.png`, { maxDiffPixelRatio: 0.0005 });
    }
    expect(await wordsOf(page)).toMatchSnapshot(`${course.name}.txt`);
    const { responses, reports } = course.page;
    const read = await readBack(page);
    expect(read.phq).toEqual(responses.map(({ total }) => total));
    expect(read.gad).toEqual(reports.map(({ anxiety }) => anxiety?.total));
    expect(read.level).toEqual(responses.map(({ level }) => level));
    expect(read.missed).toBe(course.page.checkIns.filter(({ unanswered }) => unanswered).length);
    expect(read.offAxis).toBe(0);
    expect(read.table).toEqual(tableOf(read));
  }
});

/** What a colleague's change does: the clinic's screens hear that this course is stale. */
async function tellOfChange({ look }: Running, event: { courseId: string; patientId: string }): Promise<void> {
  await look.sql`select pg_notify('isomood', json_build_object(
    'clinicId', (select clinic_id from course where id = ${event.courseId}),
    'event', json_build_object('kind', 'course', 'courseId', ${event.courseId}::text, 'patientId', ${event.patientId}::text))::text)`;
}

/**
 * Letters are set a little differently by the headless shell and by the whole browser; everything else is the same in both, to the pixel. So
 * pictures are compared without words, words as text, and of the pixels only so few may differ as edges on another machine might.
 */
function withoutWords(page: Page): Promise<void> {
  return page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(".course-drawing :is(text, h3, p) { visibility: hidden }");
    document.adoptedStyleSheets.push(sheet);
  });
}

function wordsOf(page: Page): Promise<string> {
  return page.locator(".course-drawing :is(text, h3, p)").evaluateAll((all) => all.map(({ textContent }) => `${textContent}\n`).join(""));
}

type Read = Awaited<ReturnType<typeof readBack>>;

/** The numbers of the table, column by column, without the check-ins that nobody answered. */
function tableOf({ phq, gad, level, items }: Read): Read["table"] {
  return { phq, gad, level, items };
}

/** What is drawn, read back from pixels by the edges of the severity bands, 0 and 27, and what the table says of the same. */
function readBack(page: Page) {
  return page.evaluate(() => {
    const drawing = document.querySelector(".course-drawing");
    const all = <E extends Element>(selector: string) => [...(drawing?.querySelectorAll<E>(selector) ?? [])];
    const middleOf = (node: Element) => {
      const { left, top, width, height } = node.getBoundingClientRect();
      return { x: left + width / 2, y: top + height / 2 };
    };
    const bands = all(".recharts-reference-area-rect").map((band) => band.getBoundingClientRect());
    const floor = Math.max(...bands.map(({ bottom }) => bottom));
    const height = floor - Math.min(...bands.map(({ top }) => top));
    const pointsAt = (node: Element) => Math.round(((floor - middleOf(node).y) / height) * 27 * 10) / 10;
    const dots = all(".phq-dot");
    const columns = all('svg[data-part="Items"] .map-column').filter((column) => column.querySelector(".map-cell") !== null);
    const cells = [...document.querySelectorAll("[aria-label='Course as a table'] tbody tr")].map((row) =>
      [...row.querySelectorAll("td")].map(({ textContent }) => textContent ?? ""),
    );
    const answered = cells.filter(([, total]) => total !== "Not answered");
    return {
      phq: dots.map(pointsAt),
      gad: all(".gad-dot").map(pointsAt),
      level: all(".level-dot").map(pointsAt),
      missed: all(".missed-mark").length,
      items: columns.map((column) =>
        [...column.querySelectorAll(".map-cell + text, .map-cell:not(:has(+ text))")].map((c) => c.textContent || "0"),
      ),
      /** Columns of the item map that do not stand under their point. */
      offAxis: columns.filter((column, i) => Math.abs(middleOf(column).x - middleOf(dots[i] as Element).x) > 0.5).length,
      table: {
        phq: answered.map((row) => Number(row[1])),
        gad: answered.map((row) => Number(row[5])),
        level: answered.map((row) => Number(row[4])),
        items: answered.map((row) => row.slice(7, 16)),
      },
    };
  });
}
