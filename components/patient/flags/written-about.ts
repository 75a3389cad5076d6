import type { Written } from "@/contracts/patient-page";

/** What something that the patient wrote is about. */
export const WRITTEN_ABOUT: Readonly<Record<Written["about"], string>> = {
  message: "Message",
  stopping: "Why they stopped",
  medicine: "About the medicine",
};
