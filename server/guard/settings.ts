export type GuardSettings = {
  /** The origin people open. */
  readonly appUrl: string;
  /** How many proxies of our own stand in front and add themselves to X-Forwarded-For. */
  readonly trustProxyHops: number;
  /** With reload: Next's development client needs eval, inline styles and a web socket. */
  readonly dev: boolean;
};

/** Nothing in this release takes more; imports will declare their own limit. */
export const MAX_BODY_BYTES = 64 * 1024;
/** The address that stays open while a screen is live. */
export const LIVE_PATH = "/api/live";
