import type { Secrets } from "@/scripts/supervisor/secrets";
import type { Settings } from "@/scripts/supervisor/settings";

export interface ChildEnvironments {
  web: NodeJS.ProcessEnv;
  worker: NodeJS.ProcessEnv;
}

/** What any Node program may need from its surroundings. Nothing else passes by itself. */
const SURROUNDINGS = [
  "PATH",
  "HOME",
  "USER",
  "LANG",
  "LC_ALL",
  "TMPDIR",
  "NODE_OPTIONS",
  "NODE_EXTRA_CA_CERTS",
  "SSL_CERT_FILE",
  "SSL_CERT_DIR",
];
const FOR_WEB = ["TRUST_PROXY_HOPS", "METRICS_TOKEN", "ADMIN_WEBHOOK_URL", "MAIL_FROM"];
const FOR_WORKER = ["DEAD_MAN_URL", "MAIL_FROM", "MAIL_BOUNCES"];

/** Set and empty, which counts as not set: Next reads a .env file by itself and fills in whatever is undefined. */
const NOT_FOR_WEB = { DATABASE_URL: "", WORKER_DATABASE_URL: "", SMTP_URL: "" };

/**
 * Gives each process what it needs and no more: web cannot send mail and neither can change the schema, whatever runs in them.
 * @param smtpUrl the operator's, or the demo mailbox's
 * @param mailboxDir set only when there is a demo mailbox
 */
export function childEnvironments(options: {
  source: NodeJS.ProcessEnv;
  settings: Settings;
  secrets: Secrets;
  webUrl: string;
  workerUrl: string;
  smtpUrl: string;
  mailboxDir: string | undefined;
  /** Tells the embedded database's files from a copy of them. */
  databaseFiles?: string | undefined;
  dev: boolean;
}): ChildEnvironments {
  const { source, settings, secrets, mailboxDir, dev } = options;
  const pick = (names: readonly string[]) => Object.fromEntries(names.flatMap((name) => (source[name] ? [[name, source[name]]] : [])));
  const both = {
    ...pick(SURROUNDINGS),
    NODE_ENV: dev ? ("development" as const) : ("production" as const),
    NEXT_TELEMETRY_DISABLED: "1",
    APP_URL: settings.appUrl,
    DEMO: settings.demo ? "1" : "0",
    LINK_SECRET: secrets.LINK_SECRET,
    TZ: "UTC",
  };
  const files = options.databaseFiles === undefined ? {} : { DATABASE_FILES: options.databaseFiles };
  return {
    web: {
      ...both,
      ...NOT_FOR_WEB,
      ...pick(FOR_WEB),
      PORT: String(settings.port),
      APP_DATABASE_URL: options.webUrl,
      AUTH_SECRET: secrets.AUTH_SECRET,
      TOTP_KEY: secrets.TOTP_KEY,
      ...(mailboxDir === undefined ? {} : { MAILBOX_DIR: mailboxDir }),
    },
    worker: { ...both, ...pick(FOR_WORKER), WORKER_DATABASE_URL: options.workerUrl, SMTP_URL: options.smtpUrl, ...files },
  };
}
