import type { PathFault } from "@/contracts/alert-path";

/** Why alerts may not be leaving, in a sentence that "since" can follow. */
export const FAULT_WORDS: Readonly<Record<PathFault, string>> = {
  "worker-silent": "Nothing has been heard of the program that sends them",
  held: "By hand, or because a copy of the data was put back, all mails are held",
  "smtp-failing": "The mail server has taken none",
  overdue: "One has been waiting to be sent",
};

/** What to do meanwhile: the same whatever the cause, and whoever reads it. */
export const MEANWHILE = {
  careTeam: "Read the panel and keep it open; call the administrator.",
  admin: "Tell the clinicians to read the panel, and call whoever runs Isomood for you.",
};
