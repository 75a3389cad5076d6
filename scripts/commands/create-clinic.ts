// npm run create-clinic: makes a clinic and prints the invitation of its first admin, once.
import { parseArgs } from "node:util";
import { connect } from "@/db/client";
import { EXIT_BAD_USAGE, runCommand } from "@/scripts/run-command";
import { readWebEnv } from "@/server/env";
import { invitationUrl } from "@/server/invitation-token";
import { createClinic, createClinicInput } from "@/server/use-cases/create-clinic";

const USAGE = `npm run create-clinic -- --slug SLUG --admin-email ADDRESS [--name NAME] [--phone NUMBER] [--region REGION] [--time-zone ZONE]`;
const text = { type: "string" } as const;

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { slug: text, "admin-email": text, name: text, region: text, "time-zone": text, phone: text } });
  const { "admin-email": adminEmail, "time-zone": timeZone, ...others } = values;
  const input = createClinicInput.safeParse({ ...others, adminEmail, timeZone });
  if (!input.success) {
    for (const { path, message } of input.error.issues)
      console.error(`--${String(path[0]).replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}: ${message}`);
    console.error(USAGE);
    return EXIT_BAD_USAGE;
  }
  const env = readWebEnv(process.env);
  const db = connect(env.APP_DATABASE_URL, { max: 1, name: "isomood-create-clinic" });
  try {
    const made = await createClinic(db, input.data, { now: new Date(), linkSecret: env.LINK_SECRET });
    if (!made.ok) {
      console.error(`--slug: another clinic is called ${input.data.slug} already`);
      return 1;
    }
    console.log(`The clinic ${input.data.slug} is there. Its first admin accepts here, until ${made.expiresAt.toISOString()}:`);
    console.log(invitationUrl(env.APP_URL, made.token));
    return 0;
  } finally {
    await db.close();
  }
}

await runCommand(main);
