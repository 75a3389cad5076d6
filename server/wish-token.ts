import { createHmac, hkdfSync, timingSafeEqual } from "node:crypto";
import { parse, stringify } from "uuid";
import { wishToken } from "@/contracts/message-wish-input";

/** Whose messages a link decides about. */
export type WishSubject = { readonly clinicId: string; readonly patientId: string };

const ID_BYTES = 16;
const SIGNATURE_BYTES = 32;

/**
 * The secret part of the link in a mail's last line, by which a patient says which mails they still want. It names the patient by id and
 * is signed, so that nothing has to be stored for it, and it works for as long as somebody keeps an old mail.
 */
export function wishTokenOf(linkSecret: string, { clinicId, patientId }: WishSubject): string {
  const ids = Buffer.concat([parse(clinicId), parse(patientId)]);
  return Buffer.concat([ids, signatureOf(ids, linkSecret)]).toString("base64url");
}

/** Whose link this is; null if we did not make it. */
export function readWishToken(linkSecret: string, token: string): WishSubject | null {
  if (!wishToken.safeParse(token).success) return null;
  const bytes = Buffer.from(token, "base64url");
  const ids = bytes.subarray(0, 2 * ID_BYTES);
  const given = bytes.subarray(2 * ID_BYTES);
  if (given.length !== SIGNATURE_BYTES || !timingSafeEqual(given, signatureOf(ids, linkSecret))) return null;
  return { clinicId: stringify(ids.subarray(0, ID_BYTES)), patientId: stringify(ids.subarray(ID_BYTES)) };
}

/** The link's address. Opening it changes nothing. */
export function wishUrl(appUrl: string, token: string): string {
  return `${appUrl}/messages/${token}`;
}

/** Where a mail program posts when somebody presses its own "unsubscribe" (RFC 8058). */
export function unsubscribeUrl(appUrl: string, token: string): string {
  return `${appUrl}/api/messages/${token}/stop`;
}

function signatureOf(ids: Buffer, linkSecret: string): Buffer {
  // A key of its own: a signature made for one purpose must not serve another.
  const key = Buffer.from(hkdfSync("sha256", linkSecret, "", "isomood message wish 1", 32));
  return createHmac("sha256", key).update(ids).digest();
}
