import type { PatientFlag } from "@/contracts/patient-page";

/** The address of a flag with its record begun, as the panel's key leads to it. */
export function recordAddress(patientId: string, flagId: string): string {
  return `/patients/${patientId}?act=record#flag-${flagId}`;
}

/** The open flag whose record the address asks for; once, so that a reload or Back does not ask again. Null where it asks for none. */
export function takeAskedFor(flags: readonly PatientFlag[]): PatientFlag | null {
  const address = new URL(window.location.href);
  if (address.searchParams.get("act") !== "record") return null;
  address.searchParams.delete("act");
  window.history.replaceState(null, "", address);
  return flags.find(({ id, state }) => state === "open" && address.hash === `#flag-${id}`) ?? null;
}
