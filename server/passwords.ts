import { hash, verify } from "@node-rs/argon2";
import { slots } from "./slots";

/** OWASP Password Storage Cheat Sheet 2025: argon2id (this package's default algorithm), 19 MiB, two passes, one lane. About 25 ms. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Twenty hashes at once would stop the server, so two run and the rest wait. */
const inTurn = slots({ slots: 2, waiting: 100 });

/** Hash of a password that nobody has, made once: checking against it costs what a real check costs. */
let nobody: Promise<string> | undefined;

/** The hash to store of a password. */
export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(normal(password), COST));
}

/**
 * True if the password is the account's. Without an account, or for one without a password, it does the same work and says no, so
 * that neither the answer nor its time tells which addresses have accounts. @throws Busy
 */
export async function checkPassword(passwordHash: string | null, password: string): Promise<boolean> {
  nobody ??= inTurn(() => hash(crypto.randomUUID(), COST));
  const against = passwordHash ?? (await nobody);
  const right = await inTurn(() => verify(against, normal(password)));
  return right && passwordHash !== null;
}

/** The same letters typed on different keyboards are one password (NIST SP 800-63B 3.1.1.2). */
function normal(password: string): string {
  return password.normalize("NFKC");
}
