/**
 * Sent by everything a page fetches by itself (refetches, polling): such a request shows that a tab is open and not that
 * somebody is there, so it does not keep a session alive.
 */
export const BACKGROUND_HEADER = "x-isomood-background";
