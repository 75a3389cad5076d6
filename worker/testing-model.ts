import { randomUUID } from "node:crypto";
import { addDays, localDateOf } from "@/clinical/plain-date";
import { type Database, withClinic } from "@/db/client";
import { insertCover, insertSpell, newestCover } from "@/db/queries/cover";
import { leaseDueDeliveries } from "@/db/queries/delivery-leases";
import type { TestDatabase } from "@/db/testing";
import { acknowledgeFlag } from "@/server/use-cases/acknowledge-flag";
import { askForCall } from "@/server/use-cases/ask-for-call";
import { claimFlag } from "@/server/use-cases/claim-flag";
import { handOverFlag } from "@/server/use-cases/hand-over-flag";
import { lapseClaims } from "@/server/use-cases/lapse-claims";
import { raiseLeftDrafts } from "@/server/use-cases/raise-left-drafts";
import { reopenFlag } from "@/server/use-cases/reopen-flag";
import { answer, enrolled, testClinic } from "@/server/use-cases/testing-clinic";
import { rowsOf, save } from "@/server/use-cases/testing-drafts";
import { NOW_ANSWERS, REVIEW_ANSWERS, signature, TODAY_ANSWERS } from "@/server/use-cases/testing-flags";
import { deliver } from "./deliver";
import { dispatchDueTiers } from "./dispatch-tiers";
import type { Sender, SendResult } from "./smtp-sender";
import { SETTINGS } from "./testing";

const ANSWERS = {
  now: NOW_ANSWERS,
  today: TODAY_ANSWERS,
  review: REVIEW_ANSWERS,
  /** `now`, `today` and `review` at once: one alert stands for all. */
  all: [3, 3, 3, 3, 3, 3, 3, 3, 2],
} as const;
export type Answers = keyof typeof ANSWERS;
export type Mood = "accepted" | "refused" | "unreachable";

/** Unclaimed flags that owe an alert and have none as urgent to come: no tier that waits. */
const FORGOTTEN = `select f.id, f.rule, f.urgency from flag f where f.clinic_id = $1 and f.state = 'open' and f.claimed_by is null
  and f.urgency in ('now', 'today', 'review') and not exists (
    select from alert a where a.clinic_id = f.clinic_id and a.check_in_id = f.check_in_id and a.stopped_at is null and a.owner_id is null
      and array_position(array['now', 'today', 'review'], a.urgency) <= array_position(array['now', 'today', 'review'], f.urgency)
      and exists (select from alert_tier t where t.clinic_id = a.clinic_id and t.alert_id = a.id and t.dispatched_at is null))`;
/** Unclaimed `now` flags whose alert does not come within the hour. */
const LATE = `select f.id, f.rule from flag f where f.clinic_id = $1 and f.state = 'open' and f.claimed_by is null and f.urgency = 'now'
  and not exists (select from alert a join alert_tier t on t.clinic_id = a.clinic_id and t.alert_id = a.id
    where a.clinic_id = f.clinic_id and a.check_in_id = f.check_in_id and a.stopped_at is null and t.dispatched_at is null
      and t.due_at <= $2)`;
/** People to whom one alert is owed by two mails at once. */
const DOUBLED = `select x.alert_id, d.recipient_staff_id from delivery d
  join delivery_alert x on x.clinic_id = d.clinic_id and x.delivery_id = d.id
  where d.clinic_id = $1 and d.state = 'queued' and d.kind in ('alert', 'digest') group by 1, 2 having count(*) > 1`;

type StaffActor = Awaited<ReturnType<typeof testClinic>>["prescriber"];
type CheckInActor = Awaited<ReturnType<typeof enrolled>>["phone"];
type OpenFlag = { id: string; urgency: string; state: string; claimed_by: string | null };

/**
 * A clinic of a model-based test: what people and time do to it, by the product's own use cases and the worker's own functions, with a clock that
 * the test moves. Which person or flag a step is about is given as a number, so that a run is repeated by its seed.
 */
export class ModelClinic {
  private constructor(
    private readonly db: TestDatabase,
    private readonly staff: readonly StaffActor[],
    private readonly timeZone: string,
    private now: Date,
  ) {}
  private readonly phones: CheckInActor[] = [];
  private readonly unsent: CheckInActor[] = [];
  private readonly gone = new Set<string>();
  private mood: Mood = "accepted";

  static async open(
    db: TestDatabase,
    { timeZone, now, withCover }: { timeZone: string; now: Date; withCover: boolean },
  ): Promise<ModelClinic> {
    const made = await testClinic(db.web, { timeZone });
    const staff = [made.prescriber, made.nurse, await made.addStaff("prescriber"), await made.addStaff("prescriber")];
    await made.addStaff("admin");
    const clinic = new ModelClinic(db, staff, timeZone, now);
    if (withCover) await clinic.changeCover(1);
    return clinic;
  }

  private get clinicId(): string {
    return this.person(0).clinicId;
  }
  private get web(): Database {
    return this.db.web;
  }
  private person(index: number): StaffActor {
    const person = this.staff[index % this.staff.length];
    if (!person) throw new RangeError("no such person");
    return person;
  }
  /** Somebody who works there; the first, where everybody has left. */
  private present(index: number): StaffActor {
    const present = this.staff.filter(({ staffId }) => !this.gone.has(staffId));
    return present[index % Math.max(1, present.length)] ?? this.person(0);
  }
  private async flag(index: number, which: (flag: OpenFlag) => boolean): Promise<OpenFlag | null> {
    const rows = await this.rows<OpenFlag>("select id, urgency, state, claimed_by from flag where clinic_id = $1 order by raised_at, id");
    const fitting = rows.filter(which);
    return fitting[index % Math.max(1, fitting.length)] ?? null;
  }
  private rows<R extends object>(text: string) {
    return rowsOf<R>(this.web, { clinicId: this.clinicId }, text, this.clinicId);
  }

  /** Null where no prescriber is left who could enrol anybody. */
  private async enrolOne(index: number): Promise<CheckInActor | null> {
    const prescribers = this.staff.filter(({ staffId, role }) => role === "prescriber" && !this.gone.has(staffId));
    const prescriber = prescribers[index % Math.max(1, prescribers.length)];
    if (!prescriber) return null;
    const startsOn = addDays(localDateOf(this.now, this.timeZone), 7);
    const { phone } = await enrolled(this.web, prescriber, this.now, { startsOn, timeZone: this.timeZone });
    this.phones.push(phone);
    return phone;
  }
  /** Somebody new answers and sends. */
  async answer(index: number, answers: Answers): Promise<void> {
    const phone = await this.enrolOne(index);
    if (phone) await answer(this.web, phone, ANSWERS[answers], this.now);
  }
  /** Somebody new answers item 9 and does not send. */
  async draft(index: number, item9: 1 | 2): Promise<void> {
    const phone = await this.enrolOne(index);
    if (!phone) return;
    await save(this.web, phone, { "phq9.9": item9 }, this.now);
    this.unsent.push(phone);
  }
  /** Somebody sends what they left, with other answers beside. */
  async send(index: number, answers: Answers): Promise<void> {
    const [phone] = this.unsent.splice(index % Math.max(1, this.unsent.length), 1);
    if (phone) await answer(this.web, phone, ANSWERS[answers], this.now);
  }
  async askForCall(index: number): Promise<void> {
    const phone = this.phones[index % Math.max(1, this.phones.length)];
    if (phone) await askForCall(this.web, phone, {}, this.now);
  }

  async claim(index: number, by: number): Promise<void> {
    const flag = await this.flag(index, ({ state, claimed_by }) => state === "open" && claimed_by === null);
    if (flag) await claimFlag(this.web, this.present(by), { flagId: flag.id }, this.now);
  }
  /** A contact, a try or a reason; closes the flag or leaves it open. Of a flag that somebody has, or that nobody has. */
  async acknowledge(
    index: number,
    by: number,
    { outcome, close }: { outcome: "contacted" | "no-answer" | "no-action"; close: boolean },
  ): Promise<void> {
    const flag = await this.flag(index, ({ state }) => state === "open");
    if (!flag) return;
    const reviewOn = addDays(localDateOf(this.now, this.timeZone), 3);
    const signed = signature({ outcome, close, reviewOn, note: "A reason that is long enough" });
    await acknowledgeFlag(this.web, this.present(by), { flagId: flag.id, ...signed }, this.now);
  }
  async reopen(index: number, by: number): Promise<void> {
    const flag = await this.flag(index, ({ state }) => state === "closed");
    if (flag)
      await reopenFlag(this.web, this.present(by), { flagId: flag.id, note: "Opened again for a reason", id: randomUUID() }, this.now);
  }
  async handOver(index: number, to: number): Promise<void> {
    const flag = await this.flag(index, ({ state, claimed_by }) => state === "open" && claimed_by !== null);
    const from = this.staff.find(({ staffId }) => staffId === flag?.claimed_by);
    if (flag && from)
      await handOverFlag(
        this.web,
        from,
        { flagId: flag.id, from: from.staffId, to: this.present(to).staffId, note: "", id: randomUUID() },
        this.now,
      );
  }

  async goOnLeave(index: number, days: number): Promise<void> {
    const { staffId } = this.person(index);
    const from = localDateOf(this.now, this.timeZone);
    const spell = { id: randomUUID(), staffId, from, until: addDays(from, days), recordedBy: null, at: this.now };
    await withClinic(this.web, this.clinicId, (tx) => insertSpell(tx, "leave", spell));
  }
  /** Somebody leaves the clinic, or comes back. */
  async leaveOrReturn(index: number): Promise<void> {
    const { staffId } = this.person(index);
    const leaves = !this.gone.delete(staffId);
    if (leaves) this.gone.add(staffId);
    await this.run(`update membership set ended_at = ${leaves ? "now()" : "null"} where clinic_id = $1 and staff_id = '${staffId}'`);
  }
  async changeCover(turn: number): Promise<void> {
    const id = (index: number) => this.person(turn + index).staffId;
    const weekly = [1, 2, 3, 4, 5, 6].map((weekday) => ({ weekday, staffIds: [id(weekday), id(weekday + 1)] }));
    await withClinic(this.web, this.clinicId, async (tx) => {
      const { version } = await newestCover(tx);
      await insertCover(tx, { version: version + 1, weekly, safetyLeadId: id(2), lastResortId: id(3), recordedBy: null, at: this.now });
    });
  }

  setMood(mood: Mood): void {
    this.mood = mood;
  }
  /** Time passes, and the worker does a round of its work. */
  async pass(minutes: number): Promise<void> {
    this.now = new Date(this.now.getTime() + minutes * 60_000);
    await raiseLeftDrafts(this.db.worker, this.now);
    await lapseClaims(this.db.worker, this.now);
    await dispatchDueTiers(this.db.worker, this.now);
    await this.deliverDue();
  }
  private async deliverDue(): Promise<void> {
    const result: SendResult = { outcome: this.mood, smtpCode: this.mood === "refused" ? 550 : null, code: null };
    const send: Sender = () => Promise.resolve(result);
    const leased = await leaseDueDeliveries(this.db.worker, { now: this.now, limit: 50, maxPriority: 2 });
    const by = { db: this.db.worker, send, channels: [], settings: SETTINGS, clock: () => this.now, random: () => 0 };
    // Together, as the worker has several in hand.
    await Promise.all(leased.map((one) => deliver(by, one)));
  }

  /** What may never be, after any step: each a list of rows that should be empty. */
  async faults(): Promise<{ forgotten: object[]; late: object[]; doubled: object[] }> {
    const soon = new Date(this.now.getTime() + 61 * 60_000).toISOString();
    const [, forgotten, late, doubled] = await this.web.sql.begin((sql) => [
      sql`select set_config('app.clinic_id', ${this.clinicId}, true)`,
      sql.unsafe(FORGOTTEN, [this.clinicId]),
      sql.unsafe(LATE, [this.clinicId, soon]),
      sql.unsafe(DOUBLED, [this.clinicId]),
    ]);
    return { forgotten: [...forgotten], late: [...late], doubled: [...doubled] };
  }

  /** Nothing of this clinic is due in the next run. */
  async close(): Promise<void> {
    await this.run("update alert_tier set dispatched_at = now() where clinic_id = $1 and dispatched_at is null");
    await this.run("update delivery set state = 'withdrawn' where clinic_id = $1 and state = 'queued'");
    await this.run("delete from claim_lapse where clinic_id = $1");
    await this.run("delete from draft_alarm where clinic_id = $1");
  }
  private async run(text: string): Promise<void> {
    const db = text.startsWith("update membership") ? this.web : this.db.worker;
    await db.sql.begin((sql) => [sql`select set_config('app.clinic_id', ${this.clinicId}, true)`, sql.unsafe(text, [this.clinicId])]);
  }
}
