import { z } from "zod";
import { MESSAGE_WISHES } from "./message-wishes";

/** The secret part of the link in a mail's last line. */
export const wishToken = z.string().regex(/^[A-Za-z0-9_-]{86}$/);

/** What the page behind that link sends. */
export const messageWishInput = z.strictObject({ token: wishToken, wish: z.enum(MESSAGE_WISHES) });

/** What a mail program's own "unsubscribe" sends (RFC 8058); whatever else it adds is passed over. */
export const oneClickInput = z.looseObject({ "List-Unsubscribe": z.literal("One-Click") });
