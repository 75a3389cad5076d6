const A_YEAR_S = 31_536_000;

/** Keeps how a person wants their pages in a cookie, for a year: the server reads it, so that the next page is painted so from the start. */
export function remember(cookie: string, value: string): void {
  const secure = location.protocol === "https:" ? "; Secure" : "";
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser staff use
  document.cookie = `${cookie}=${value}; Path=/; Max-Age=${A_YEAR_S}; SameSite=Lax${secure}`;
}
