import { createHmac, hash } from "node:crypto";

/**
 * The secret part of a patient's link: 256 bits as base64url, derived, so that it can be mailed again and shown as a code
 * without being stored. A new generation ends every earlier link.
 */
export function checkInTokenOf(linkSecret: string, checkInId: string, generation: number): string {
  return createHmac("sha256", linkSecret).update(`check-in\n${checkInId}\n${generation}`).digest("base64url");
}

/** SHA-256 in hex: the form in which every secret is stored and looked up. */
export function hashOf(secret: string): string {
  return hash("sha256", secret, "hex");
}
