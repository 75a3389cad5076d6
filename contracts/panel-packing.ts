import { SEVERITIES } from "@/clinical/instruments/severity";
import { URGENCIES } from "@/clinical/urgency";
import { firstCourseId } from "./first-course-id";
import { OUTCOMES } from "./flag-states";
import { MESSAGE_WISHES } from "./message-wishes";
import type { PanelPage, PanelRow } from "./panel";

const PHASES = ["before", "on", "after"] as const satisfies readonly PanelRow["phase"][];
const NEWEST = ["flagged", "quiet"] as const satisfies readonly PanelRow["newest"][];
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** One or more columns of the rows, as JSON holds them, with how they become a part of each row again. */
type Column = {
  /** Of a tuple: so many columns, all null where there is none. */
  readonly width?: number;
  readonly pack: (row: PanelRow, asOf: number) => unknown;
  readonly unpack: (value: never, asOf: number) => Partial<PanelRow>;
};
type Id = "patientId" | "flagId";
/** What a page's rows are in its HTML: their ids, all of a kind in one text, and columns in the order of `COLUMNS`. */
export type PackedPanelPage = Omit<PanelPage, "rows"> & {
  readonly ids: Readonly<Record<Id, string>>;
  readonly columns: readonly (readonly unknown[])[];
};

/** Minutes before the page was read: a screen shows no seconds. */
const ago = (at: string | null, asOf: number) =>
  at === null ? null : Math.floor(asOf / MINUTE_MS) - Math.floor(Date.parse(at) / MINUTE_MS);
const moment = (minutes: number, asOf: number) => new Date((Math.floor(asOf / MINUTE_MS) - minutes) * MINUTE_MS).toISOString();
const momentOrNull = (minutes: number | null, asOf: number) => (minutes === null ? null : moment(minutes, asOf));
/** Days from the day on which the page was read, both in UTC. */
const days = (on: string | null, asOf: number) => (on === null ? null : Date.parse(on) / DAY_MS - Math.floor(asOf / DAY_MS));
const dayOrNull = (count: number | null, asOf: number) =>
  count === null ? null : new Date((Math.floor(asOf / DAY_MS) + count) * DAY_MS).toISOString().slice(0, 10);
/** A value's place in its closed list. */
const place = <V>(values: readonly V[], value: V | null) => (value === null ? null : values.indexOf(value));
/** @throws RangeError on a place that the list has not: a page packed by another version */
function at<V>(values: readonly V[], index: number): V {
  const value = values[index];
  if (value === undefined) throw new RangeError("a panel's page of another version");
  return value;
}
const atOrNull = <V>(values: readonly V[], index: number | null) => (index === null ? null : at(values, index));

function same<K extends keyof PanelRow>(key: K): Column {
  return { pack: (row) => row[key], unpack: (value: PanelRow[K]) => ({ [key]: value }) };
}

const NO_ID = "00000000-0000-0000-0000-000000000000";

const ID_BYTES = 16;

/**
 * Ids of one kind in one text. Patients' as they are, because the rows' links have them, too, and compressing finds that; of the others the
 * bare bytes, as Base64: the first of each, then the second of each, because an id begins with its time, and times that are near begin alike.
 */
function packIds(kind: Id, ids: readonly (string | null)[]): string {
  const text = ids.map((id) => id ?? NO_ID).join("");
  if (kind === "patientId") return text;
  const bytes = text.replaceAll("-", "").match(/../g) ?? [];
  return btoa(String.fromCharCode(...turned(bytes, ids.length, ID_BYTES).map((byte) => Number.parseInt(byte, 16))));
}

function unpackIds(kind: Id, packed: string): (string | null)[] {
  const digits =
    kind === "patientId"
      ? packed.replaceAll("-", "")
      : turned([...atob(packed)], ID_BYTES, atob(packed).length / ID_BYTES)
          .map((byte) => byte.charCodeAt(0).toString(16).padStart(2, "0"))
          .join("");
  const ids = (digits.match(/.{32}/g) ?? []).map((id) => id.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-"));
  return ids.map((id) => (id === NO_ID ? null : id));
}

const SWITCHES = ["baselineIsLate", "unreadMessage", "saysStopped", "declined"] as const satisfies readonly (keyof PanelRow)[];

/**
 * What the page's HTML says, too, stands first, so that compressing finds it near. The check-ins of the card are left out: the first card
 * asks for them.
 */
const COLUMNS: readonly Column[] = [
  same("name"),
  same("recordNumber"),
  same("reason"),
  { pack: ({ sparkline }) => flat(sparkline), unpack: (text: string) => ({ sparkline: points(text) }) },
  same("age"),
  { pack: ({ phase }) => place(PHASES, phase), unpack: (index: number) => ({ phase: at(PHASES, index) }) },
  same("week"),
  same("doseMg"),
  // One decimal is what is shown.
  {
    pack: ({ doseMgPerKg }) => doseMgPerKg && Number(doseMgPerKg.toFixed(1)),
    unpack: (doseMgPerKg: number | null) => ({ doseMgPerKg }),
  },
  {
    width: 3,
    pack: ({ latest }, asOf) => latest && [latest.total, place(SEVERITIES, latest.severity), ago(latest.at, asOf)],
    unpack: (latest: [total: number, severity: number, minutes: number] | null, asOf) => ({
      latest: latest && { total: latest[0], severity: at(SEVERITIES, latest[1]), at: moment(latest[2], asOf) },
    }),
  },
  same("baseline"),
  { pack: ({ newest }) => place(NEWEST, newest), unpack: (index: number | null) => ({ newest: atOrNull(NEWEST, index) }) },
  same("gad7"),
  {
    pack: (row) => SWITCHES.reduce((bits, name, bit) => bits + (row[name] ? 2 ** bit : 0), 0),
    unpack: (bits: number) => Object.fromEntries(SWITCHES.map((name, bit) => [name, (bits & (2 ** bit)) > 0])),
  },
  { pack: ({ urgency }) => place(URGENCIES, urgency), unpack: (index: number | null) => ({ urgency: atOrNull(URGENCIES, index) }) },
  same("openFlags"),
  same("unclaimedFlags"),
  {
    pack: ({ waitingSince }, asOf) => ago(waitingSince, asOf),
    unpack: (minutes: number | null, asOf) => ({ waitingSince: momentOrNull(minutes, asOf) }),
  },
  same("claimedBy"),
  {
    pack: ({ claimedAt }, asOf) => ago(claimedAt, asOf),
    unpack: (minutes: number | null, asOf) => ({ claimedAt: momentOrNull(minutes, asOf) }),
  },
  {
    width: 2,
    pack: ({ lastContact }, asOf) => lastContact && [ago(lastContact.at, asOf), place(OUTCOMES, lastContact.outcome)],
    unpack: (contact: [minutes: number, outcome: number] | null, asOf) => ({
      lastContact: contact && { at: moment(contact[0], asOf), outcome: at(OUTCOMES, contact[1]) },
    }),
  },
  { pack: ({ reviewOn }, asOf) => days(reviewOn, asOf), unpack: (count: number | null, asOf) => ({ reviewOn: dayOrNull(count, asOf) }) },
  { pack: ({ nextDueOn }, asOf) => days(nextDueOn, asOf), unpack: (count: number | null, asOf) => ({ nextDueOn: dayOrNull(count, asOf) }) },
  {
    pack: ({ missedSince }, asOf) => ago(missedSince, asOf),
    unpack: (minutes: number | null, asOf) => ({ missedSince: momentOrNull(minutes, asOf) }),
  },
  { pack: ({ wants }) => place(MESSAGE_WISHES, wants), unpack: (index: number) => ({ wants: at(MESSAGE_WISHES, index) }) },
  same("phone"),
  same("risks"),
  same("prescriber"),
  // Few patients have had two courses.
  {
    pack: ({ courseId, patientId }) => (courseId === firstCourseId(patientId) ? null : courseId),
    unpack: (courseId: string | null) => ({ courseId: courseId ?? undefined }),
  },
];

const WIDTH = COLUMNS.reduce((sum, { width = 1 }) => sum + width, 0);

/**
 * A page of the panel as its HTML carries it, for a third of the bytes: column by column, without keys, moments to the minute.
 * @example unpackPanelPage(packPanelPage(page)).rows[0].name // as in page
 */
export function packPanelPage({ rows, ...rest }: PanelPage): PackedPanelPage {
  const asOf = Date.parse(rest.asOf);
  const ids = (kind: Id) =>
    packIds(
      kind,
      rows.map((row) => row[kind]),
    );
  return {
    ids: { patientId: ids("patientId"), flagId: ids("flagId") },
    ...rest,
    columns: COLUMNS.flatMap(({ width, pack }) => {
      const packed = rows.map((row) => pack(row, asOf));
      if (width === undefined) return [packed];
      return Array.from({ length: width }, (_, at) => packed.map((parts) => (parts as unknown[] | null)?.[at] ?? null));
    }),
  };
}

/** The page again; `recent` is null in every row. @throws RangeError on a page packed by another version */
export function unpackPanelPage({ columns, ids, ...rest }: PackedPanelPage): PanelPage {
  if (columns.length !== WIDTH) throw new RangeError("a panel's page of another version");
  const asOf = Date.parse(rest.asOf);
  const [patients, flags] = [unpackIds("patientId", ids.patientId), unpackIds("flagId", ids.flagId)];
  const rows = (columns[0] ?? []).map((_, index) => {
    let column = 0;
    const parts = COLUMNS.map(({ width, unpack }) => {
      const values = Array.from({ length: width ?? 1 }, () => columns[column++]?.[index]);
      const value = width === undefined ? values[0] : values[0] === null ? null : values;
      return unpack(value as never, asOf);
    });
    const row = Object.assign({ patientId: patients[index], flagId: flags[index], recent: null }, ...parts);
    return { ...row, courseId: row.courseId ?? firstCourseId(row.patientId), change: changeOf(row) };
  });
  return { ...rest, rows };
}

/** As the database has it: what the newest score is above the baseline. */
function changeOf({ latest, baseline }: Pick<PanelRow, "latest" | "baseline">): number | null {
  return latest === null || baseline === null ? null : latest.total - baseline;
}

/** Rows of so many values each, one row after another, as columns one after another. */
function turned(values: readonly string[], rows: number, width: number): string[] {
  return Array.from({ length: values.length }, (_, at) => values[(at % rows) * width + Math.floor(at / rows)] ?? "");
}

const SIGNS = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
/** The first day is mostly some days before the course. */
const FIRST_SIGN = -10;

/** A sign for each number that one can be had for, which is nearly all; the others are written out in brackets. */
const asSign = (value: number) => SIGNS[value - FIRST_SIGN] ?? `(${value})`;

/** Days as steps from point to point, each followed by its total. */
function flat(sparkline: PanelRow["sparkline"]): string {
  return sparkline.map(([day, total], index) => asSign(day - (sparkline[index - 1]?.[0] ?? 0)) + asSign(total)).join("");
}

function points(text: string): PanelRow["sparkline"] {
  const values = Array.from(text.matchAll(/\((.+?)\)|./g), ([sign, written]) =>
    written ? Number(written) : SIGNS.indexOf(sign) + FIRST_SIGN,
  );
  let day = 0;
  return Array.from({ length: values.length / 2 }, (_, index): [number, number] => {
    day += values[2 * index] ?? 0;
    return [day, values[2 * index + 1] ?? 0];
  });
}
