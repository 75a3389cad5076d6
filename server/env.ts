import { z } from "zod";

/** A setting that is missing or wrong. The message names it and what it must be, never its value. */
export class EnvError extends Error {
  override name = "EnvError";
  constructor(
    readonly variable: string,
    readonly expected: string,
  ) {
    super(`${variable} ${expected}`);
  }
}

/** The exit code for a start refused because of a setting (sysexits.h EX_CONFIG). */
export const EXIT_BAD_CONFIGURATION = 78;

const LOOPBACK = new Set(["127.0.0.1", "localhost", "[::1]"]);

/** True of a host name, as URLs have it, that is this machine. */
export function isLoopback(hostname: string): boolean {
  return LOOPBACK.has(hostname);
}

const examples = new Set(["change-me-change-me-change-me-change-me", "replace-with-32-or-more-random-characters"]);

const secret = z
  .string({ error: "is required: at least 32 random characters" })
  .min(32, "must be at least 32 characters")
  .refine((value) => !examples.has(value), "must not be the example's value")
  .refine((value) => new Set(value).size >= 10, "must be random, not a repeated pattern");
const postgresUrl = z
  .string({ error: "is required: postgres://user:password@host:port/database" })
  .refine(
    (value) => URL.canParse(value) && /^postgres(ql)?:$/.test(new URL(value).protocol),
    "must be postgres://user:password@host:port/database",
  );
const smtpUrl = z
  .string({ error: "is required: smtp://host:port or smtps://user:password@host:port" })
  .refine(
    (value) => URL.canParse(value) && /^smtps?:$/.test(new URL(value).protocol),
    "must be smtp://host:port or smtps://user:password@host:port",
  )
  .refine((value) => !sendsPasswordInTheClear(value), "must not have ignoreTLS and a password, unless the server is on this machine");
const port = z.coerce
  .number({ error: "must be a port number" })
  .int("must be a whole number")
  .min(1, "must be 1 to 65535")
  .max(65_535, "must be 1 to 65535");
const flag = z.enum(["0", "1", "false", "true"], { error: "must be 1 or 0" }).transform((value) => value === "1" || value === "true");
const appUrl = z
  .string({ error: "is required: the address people open, https unless loopback" })
  .refine((value) => URL.canParse(value), "must be an absolute address such as https://isomood.example.org")
  .transform((value) => new URL(value))
  .refine(
    (url) => url.protocol === "https:" || (url.protocol === "http:" && LOOPBACK.has(url.hostname)),
    "must be https unless it is loopback",
  )
  .refine((url) => url.pathname === "/" && !url.search && !url.hash, "must have no path")
  .transform((url) => url.origin);

/** Where something is told from here: https, unless it is this machine. May carry its own secret, so it is never logged. */
const toldUrl = z
  .string()
  .refine((value) => URL.canParse(value), "must be an absolute address such as https://hooks.example.org/isomood")
  .refine((value) => {
    if (!URL.canParse(value)) return true;
    const { protocol, hostname } = new URL(value);
    return protocol === "https:" || (protocol === "http:" && LOOPBACK.has(hostname));
  }, "must be https unless it is loopback")
  .optional();

const shared = { APP_URL: appUrl, LINK_SECRET: secret, DEMO: flag.default(false) };
const web = z
  .object({
    ...shared,
    PORT: port.default(3000),
    APP_DATABASE_URL: postgresUrl,
    AUTH_SECRET: secret,
    MAILBOX_DIR: z.string().min(1).optional(),
    METRICS_TOKEN: secret.regex(/^\S+$/, "must have no spaces: it is sent in a header").optional(),
    ADMIN_WEBHOOK_URL: toldUrl,
    TRUST_PROXY_HOPS: z.coerce
      .number({ error: "must be a whole number" })
      .int("must be a whole number")
      .min(0, "must be 0 or more")
      .max(5, "must be 5 or less")
      .default(0),
  })
  .refine((env) => !env.DEMO || LOOPBACK.has(new URL(env.APP_URL).hostname), {
    path: ["DEMO"],
    error: "must be off unless APP_URL is loopback: it signs people in without a password",
  })
  .refine((env) => env.AUTH_SECRET !== env.LINK_SECRET, { path: ["LINK_SECRET"], error: "must differ from AUTH_SECRET" });
const worker = z.object({
  ...shared,
  WORKER_DATABASE_URL: postgresUrl,
  SMTP_URL: smtpUrl,
  MAIL_FROM: z.email("must be an e-mail address").default("no-reply@isomood.example"),
  DEAD_MAN_URL: toldUrl,
  MAIL_BOUNCES: z.email("must be an e-mail address").optional(),
  /** Set by the supervisor for its own database. */
  DATABASE_FILES: z.string().min(1).optional(),
});

function sendsPasswordInTheClear(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, username, hostname, searchParams } = new URL(address);
  return protocol === "smtp:" && username !== "" && !isLoopback(hostname) && searchParams.get("ignoreTLS") === "true";
}

/** What `npm run audit:verify` needs: no secret, so that it runs where the application does not. */
const audit = z.object({ APP_DATABASE_URL: postgresUrl, WORKER_DATABASE_URL: postgresUrl });

export type WebEnv = z.infer<typeof web>;
export type WorkerEnv = z.infer<typeof worker>;

/** The web process's settings. @throws EnvError naming the first bad one */
export function readWebEnv(source: NodeJS.ProcessEnv): WebEnv {
  return parse(web, source);
}

let settings: WebEnv | undefined;

/** The web process's own settings, read once. @throws EnvError */
export function webEnv(): WebEnv {
  settings ??= readWebEnv(process.env);
  return settings;
}

/** Has them read anew: for tests, of which several files with settings of their own run in one process. */
export function forgetWebEnv(): void {
  settings = undefined;
}

/** The worker's settings. @throws EnvError naming the first bad one */
export function readWorkerEnv(source: NodeJS.ProcessEnv): WorkerEnv {
  return parse(worker, source);
}

/** The settings of the audit check. @throws EnvError naming the first bad one */
export function readAuditEnv(source: NodeJS.ProcessEnv): z.infer<typeof audit> {
  return parse(audit, source);
}

function parse<T>(schema: z.ZodType<T>, source: NodeJS.ProcessEnv): T {
  // An empty value in an .env file means "not set".
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));
  const result = schema.safeParse(given);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new EnvError(String(issue?.path[0] ?? "environment"), issue?.message ?? "is wrong");
}
