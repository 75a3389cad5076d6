import type { Role } from "./roles";

export type DemoSignIn = { key: string; name: string; role: Role; clinicSlug: string; clinic: string; email: string };

/** The people anybody may sign in as, in the demo only. */
export const DEMO_SIGN_INS: readonly DemoSignIn[] = [
  {
    key: "prescriber",
    name: "Dr Amara Osei",
    role: "prescriber",
    clinicSlug: "riverside",
    clinic: "Riverside Dermatology",
    email: "amara.osei@riverside.example",
  },
  {
    key: "nurse",
    name: "Nora Byrne",
    role: "nurse",
    clinicSlug: "riverside",
    clinic: "Riverside Dermatology",
    email: "nora.byrne@riverside.example",
  },
  {
    key: "admin",
    name: "Samir Haddad",
    role: "admin",
    clinicSlug: "riverside",
    clinic: "Riverside Dermatology",
    email: "samir.haddad@riverside.example",
  },
  {
    key: "other-prescriber",
    name: "Dr Elin Strand",
    role: "prescriber",
    clinicSlug: "harbour",
    clinic: "Harbour Skin Clinic",
    email: "elin.strand@harbour.example",
  },
];
