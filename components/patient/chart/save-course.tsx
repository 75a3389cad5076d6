"use client";

import { Download } from "lucide-react";
import { type RefObject, useState } from "react";
import { saveFile } from "@/components/save-file";
import { Button } from "@/components/ui/button";
import { useClock } from "@/components/ui/clock";
import { fullDate } from "@/components/ui/dates";
import { Menu, MenuContent, MenuItem, MenuLabel, MenuTrigger } from "@/components/ui/menu";
import { useNotify } from "@/components/ui/notices";
import type { PatientPage } from "@/contracts/patient-page";
import { dateIn } from "../course-days";
import { moodTitle } from "../course-words";
import { courseCsv } from "./course-csv";
import { coursePicture } from "./course-picture";
import type { CoursePoint } from "./course-points";
import { ITEM_SHADES } from "./item-map";
import { SIDE_EFFECT_SHADES, WARNING_SHADE } from "./side-effect-map";

const keysOf = (mood: string) =>
  `Circles: ${mood}. Squares: GAD-7. Dotted: baseline. Thin line: trend level. Dashed rings: not answered. Shaded: ${mood} severity.`;
const words = (shades: readonly { words: string }[]) => shades.map((shade) => shade.words).join(" · ");

/** The chart as a picture, its table as a file. Neither is named after the patient: file names are seen by others. */
export function SaveCourse({
  page,
  points,
  summary,
  chart,
}: {
  page: PatientPage;
  points: CoursePoint[];
  summary: string;
  chart: RefObject<HTMLDivElement | null>;
}) {
  const { timeZone, now } = useClock();
  const notify = useNotify();
  const [busy, setBusy] = useState(false);
  const name = `course-${dateIn(timeZone, now)}`;
  const saved = (file: string) => notify(`Saved as ${file}. It carries the record number, not the name.`);

  const savePicture = async () => {
    const drawing = chart.current?.querySelector<HTMLElement>(".course-drawing");
    setBusy(true);
    try {
      if (!drawing) throw new Error("no drawing");
      const picture = await coursePicture(drawing, {
        title: "Mood over the course",
        lines: [summary, keysOf(moodTitle(page.course))],
        footer: `Record no. ${page.patient.recordNumber} · drawn ${fullDate(now, timeZone)}`,
        keys: { Items: words(ITEM_SHADES), "Side effects": words([...SIDE_EFFECT_SHADES, WARNING_SHADE]) },
      });
      saveFile(`${name}.png`, picture, "image/png");
      saved(`${name}.png`);
    } catch {
      notify("The picture could not be made in this browser. Save the table or print the page instead.", "problem");
    } finally {
      setBusy(false);
    }
  };
  const saveTable = () => {
    saveFile(`${name}.csv`, courseCsv(page, points, timeZone), "text/csv;charset=utf-8");
    saved(`${name}.csv`);
  };

  return (
    <Menu>
      <MenuTrigger asChild>
        <Button size="small" variant="quiet" className="no-print" disabled={busy}>
          <Download size={16} aria-hidden />
          Save
        </Button>
      </MenuTrigger>
      <MenuContent>
        <MenuLabel>Save the course as</MenuLabel>
        <MenuItem onSelect={savePicture}>Picture of the chart (PNG)</MenuItem>
        <MenuItem onSelect={saveTable}>Table (CSV)</MenuItem>
      </MenuContent>
    </Menu>
  );
}
