import type { JurisdictionPack } from "./jurisdiction";
import { GENERAL_ACTIONS } from "./rules";

const REFERENCE = "Clinical reference of Isomood, sections 3 and 5";
const CHECKED_ON = "2026-11-23";

/** Nothing was found to be required: says what the product suggests anywhere, and claims nothing of the law. */
const GENERAL: JurisdictionPack = {
  id: "general-1998",
  jurisdiction: "general",
  title: "General",
  validFrom: "1998-01-01", // the year of the label that says stopping may not be enough
  changed: "What the product suggests where no rules of a country have been checked.",
  prescribersUnder18: null,
  assessments: [],
  prescriptionDays: null,
  remoteFollowUp: null,
  acknowledgementOfRisk: null,
  nextCapsule: {
    before: "Ask the clinic before you take your first capsule.",
    on: "Ask the clinic before you take your next capsule.",
    after: "If you have capsules left, ask the clinic before you take any.",
  },
  ifWorse: {
    before: "ask before you take your first capsule",
    on: "ask before you take your next capsule",
    after: "ask before you take any capsule that is left",
  },
  actions: GENERAL_ACTIONS,
  always: null,
  source: REFERENCE,
  checkedOn: CHECKED_ON,
};

const UK_2023: JurisdictionPack = {
  ...GENERAL,
  id: "uk-2023-10-31",
  jurisdiction: "uk",
  title: "United Kingdom",
  validFrom: "2023-10-31",
  changed: "Two prescribers agree before a course under 18; mental health and sexual function are assessed before and during treatment.",
  prescribersUnder18: 2,
  assessments: [
    { of: "mental-health", when: ["before", "during"] },
    { of: "sexual-function", when: ["before", "during"] },
  ],
  remoteFollowUp: false,
  source: `MHRA Drug Safety Update, 31 October 2023; ${REFERENCE}`,
};

const UK_2025: JurisdictionPack = {
  ...UK_2023,
  id: "uk-2025-10-27",
  validFrom: "2025-10-27",
  changed: "Follow-up may be remote.",
  remoteFollowUp: true,
  source: `MHRA Drug Safety Update, 27 October 2025; ${REFERENCE}`,
};

const UK_2026: JurisdictionPack = {
  ...UK_2025,
  id: "uk-2026-01-22",
  validFrom: "2026-01-22",
  changed: "A second prescriber is no longer required under 18; everyone signs the updated acknowledgement of risk; the assessments stay.",
  prescribersUnder18: 1,
  acknowledgementOfRisk: true,
  source: `MHRA Drug Safety Update, 22 January 2026; ${REFERENCE}`,
};

/** Where a changed mood ends the capsules, it does not let them begin, nor begin again from what is left. */
const NONE_TAKEN = { before: "do not start the capsules", after: "take no capsules that are left" } as const;

const US: JurisdictionPack = {
  ...GENERAL,
  id: "us-2006-03-01",
  jurisdiction: "us",
  title: "United States",
  validFrom: "2006-03-01",
  changed:
    "A prescription covers 30 days at most. Psychiatric disorders are a Warning in the label, not in the box; no screening tool is prescribed.",
  prescriptionDays: 30,
  nextCapsule: {
    before: "If your mood has changed, do not start isotretinoin and tell your prescriber.",
    on: "If your mood has changed, stop taking isotretinoin and tell your prescriber.",
    after: "If your mood has changed, tell your prescriber, and take no isotretinoin that is left.",
  },
  ifWorse: { ...NONE_TAKEN, on: "stop the capsules" },
  source: `iPLEDGE, in force since 1 March 2006, and the label; ${REFERENCE}`,
};

const AU_STOPS = "Stop isotretinoin at once if mood has changed.";

const AUSTRALIA_2025: JurisdictionPack = {
  ...GENERAL,
  id: "au-2025-04-07",
  jurisdiction: "au",
  title: "Australia",
  validFrom: "2025-04-07",
  changed: "Mental health is assessed in everyone before the start; treatment stops at once if mood-related changes occur.",
  assessments: [{ of: "mental-health", when: ["before"] }],
  nextCapsule: {
    before: "If your mood has changed, do not start isotretinoin and tell the clinic.",
    on: "If your mood has changed, stop taking isotretinoin at once and tell the clinic.",
    after: "If your mood has changed, tell the clinic, and take no isotretinoin that is left.",
  },
  ifWorse: { ...NONE_TAKEN, on: "stop the capsules at once" },
  actions: {
    now: `${GENERAL_ACTIONS.now} ${AU_STOPS}`,
    today: `Contact the patient today. ${AU_STOPS}`,
    review: "Contact within 3 working days. Stop isotretinoin at once if mood has changed; consider GP or mental-health referral.",
  },
  always: AU_STOPS,
  source: `TGA Medicines Safety Update, 7 April 2025; ${REFERENCE}`,
};

/** Every pack, those of one jurisdiction oldest first. A change of the rules is a new pack; an old one stays as it was. */
export const JURISDICTION_PACKS: readonly JurisdictionPack[] = [UK_2023, UK_2025, UK_2026, US, AUSTRALIA_2025, GENERAL];
