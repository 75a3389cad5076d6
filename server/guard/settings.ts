import { IMPORT_PATH, IMPORT_PREVIEW_PATH, MAX_IMPORT_BYTES } from "@/contracts/patient-import";

export type GuardSettings = {
  /** The origin people open. */
  readonly appUrl: string;
  /** How many proxies of our own stand in front and add themselves to X-Forwarded-For. */
  readonly trustProxyHops: number;
  /** With reload: Next's development client needs eval, inline styles and a web socket. */
  readonly dev: boolean;
};

/** Nothing takes more, but for files of patients. */
export const MAX_BODY_BYTES = 64 * 1024;
/** Where a file of patients may come, as `text/csv` and up to its own limit. The route reads it once it knows who asks. */
export const FILE_PATHS: ReadonlySet<string> = new Set([IMPORT_PATH, IMPORT_PREVIEW_PATH]);
export const MAX_FILE_BYTES = MAX_IMPORT_BYTES;
/** Where a mail program's own "unsubscribe" comes (RFC 8058), which may be a `multipart/form-data` of one field. */
export const ONE_CLICK_PATH = /^\/api\/messages\/[\w-]+\/stop$/;
/** The address that stays open while a screen is live. */
export const LIVE_PATH = "/api/live";
