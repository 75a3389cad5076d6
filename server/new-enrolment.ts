import { asksForSecondLook } from "@/clinical/baseline-risks";
import { ageOn } from "@/clinical/course";
import { localDateOf } from "@/clinical/plain-date";
import type { Policy } from "@/clinical/policy";
import { CONTACT_FIELDS, type Contacts } from "@/contracts/contacts";
import type { EnrolmentInput } from "@/contracts/enrolment";
import { firstCourseId } from "@/contracts/first-course-id";
import type { MadeStatus } from "@/db/queries/course-statuses";
import type { NewEnrolment } from "@/db/queries/enrolments";
import { searchable } from "@/db/queries/patients";
import { type About, courseStatusOf } from "@/server/course-status";
import { ADULT } from "@/server/enrolment-issues";
import { newId } from "@/server/new-id";
import { asNewCheckIns, cadenceFrom, type PlannedCheckIn, windowsFrom } from "@/server/planned-check-ins";

type Circumstances = {
  /** Who enrols. */
  readonly by: string;
  readonly now: Date;
  readonly linkSecret: string;
  readonly policy: Policy;
};

/**
 * Makes what is stored of a patient who is enrolled: the person, their contacts and baseline risks, the course, its first dose, the
 * check-ins of the whole cadence and the panel's row. One maker for all who are enrolled together, because courses that start on one day
 * in one zone have one cadence.
 */
export function enrolmentMaker({ by, now, linkSecret, policy }: Circumstances) {
  const cadences = new Map<string, PlannedCheckIn[]>();
  const days = new Map<string, string>();
  const statuses = new Map<string, MadeStatus>();
  /** Without reminders for whom nobody could remind: to work them out takes longer than all the rest. */
  const cadenceOf = (course: { startsOn: string; endedOn: string | null; timeZone: string }, isReminded: boolean) =>
    remembered(cadences, `${course.startsOn} ${course.endedOn} ${course.timeZone} ${isReminded}`, () =>
      isReminded ? cadenceFrom(course, now, policy) : windowsFrom(course, now, policy).map((row) => ({ ...row, remindAt: [] })),
    );
  /** Before the first answers a panel's row says the same of every course that starts on one day. */
  const statusOf = (about: About): MadeStatus => ({
    ...remembered(statuses, `${about.startsOn} ${about.timeZone}`, () =>
      courseStatusOf({ about, answered: [], doses: [], openFlags: [], acknowledgements: [], policy }),
    ),
    courseId: about.courseId,
    patientId: about.patientId,
    prescriberId: about.prescriberId,
  });
  /** The patient's own day. */
  const todayIn = (timeZone: string) => remembered(days, timeZone, () => localDateOf(now, timeZone));

  /** @param endedOn day of the last dose, for a course that is already over */
  const make = (input: EnrolmentInput, endedOn: string | null = null): NewEnrolment => {
    const patientId = newId();
    const courseId = firstCourseId(patientId);
    const { prescriberId, startsOn, timeZone } = input;
    // An adult is not asked: what they gave is theirs.
    const ownsContact = input.ownsContact || ageOn(input.dateOfBirth, todayIn(timeZone)) >= ADULT;
    const recorded = { patientId, recordedBy: by, recordedAt: now };
    const about = { courseId, patientId, prescriberId, startsOn, createdAt: now, timeZone };
    return {
      patient: {
        id: patientId,
        name: input.name,
        searchName: searchable(input.name),
        dateOfBirth: input.dateOfBirth,
        recordNumber: input.recordNumber,
        email: input.email,
        phone: input.phone,
        ownsContact,
        language: input.language,
        region: input.region,
        timeZone,
        createdAt: now,
      },
      contact: { ...recorded, version: 1, phone: input.phone, ownsContact, ...contactsOf(input) },
      risks: input.risks.filter(isSaid).map((statement) => ({ ...recorded, ...statement, version: 1 })),
      secondLooks:
        input.secondLook !== null && asksForSecondLook(input.risks)
          ? [{ ...recorded, risk: "severe-depression", version: 1, note: input.secondLook }]
          : [],
      course: {
        id: courseId,
        patientId,
        prescriberId,
        startsOn,
        endedOn,
        weightKg: input.weightKg,
        targetMgPerKg: input.targetMgPerKg,
        createdAt: now,
      },
      doses: [{ id: newId(), courseId, takesEffectOn: startsOn, mgPerDay: input.mgPerDay, recordedBy: by, recordedAt: now }],
      checkIns: asNewCheckIns(linkSecret, courseId, cadenceOf({ startsOn, endedOn, timeZone }, input.email !== null), now),
      status: statusOf(about),
    };
  };
  return { make, todayIn };
}

/** What nobody asked about and nobody wrote anything beside is no record. */
function isSaid({ answer, detail }: EnrolmentInput["risks"][number]): boolean {
  return answer !== "not-asked" || detail !== null;
}

function contactsOf(input: Contacts): Contacts {
  return Object.fromEntries(CONTACT_FIELDS.map((field) => [field, input[field]])) as Contacts;
}

function remembered<V>(known: Map<string, V>, key: string, make: () => V): V {
  const value = known.get(key) ?? make();
  known.set(key, value);
  return value;
}
