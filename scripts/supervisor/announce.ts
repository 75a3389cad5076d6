import { DEMO_SIGN_INS } from "@/contracts/demo";

/** What stands on the screen once everything runs: the address and, in the demo, who one can be. */
export function announcement(appUrl: string, demo: boolean): string {
  const lines = ["", `  Isomood is running at ${appUrl}`, ""];
  if (demo) {
    lines.push("  Demo sign-ins: one click each on the sign-in page, no password.");
    const role = Math.max(...DEMO_SIGN_INS.map((one) => one.role.length));
    const name = Math.max(...DEMO_SIGN_INS.map((one) => one.name.length));
    for (const one of DEMO_SIGN_INS) lines.push(`    ${one.role.padEnd(role)}  ${one.name.padEnd(name)}  ${one.clinic}`);
    lines.push("", "  Invented patients only. Mail goes to the mailbox page, nowhere else.");
  }
  lines.push("  Ctrl-C stops it; nothing is lost.", "");
  return lines.join("\n");
}
