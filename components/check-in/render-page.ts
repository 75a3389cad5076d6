import type { ReactElement } from "react";

/**
 * Answers with a check-in page as HTML. Loaded when used, because Next refuses `react-dom/server` among a route's static imports.
 * Never cached; the address of another page is never told to another site (`strict-origin`: under `no-referrer` Chromium sends
 * `Origin: null` with a native form, and the guard would refuse it).
 */
export async function renderPage(
  page: ReactElement,
  { status = 200, cookie }: { status?: number; cookie?: string } = {},
): Promise<Response> {
  const { renderToStaticMarkup } = await import("react-dom/server");
  const headers = new Headers({
    "content-type": "text/html; charset=utf-8",
    "cache-control": "no-store",
    "referrer-policy": "strict-origin",
    "x-robots-tag": "noindex",
  });
  if (cookie) headers.append("set-cookie", cookie);
  return new Response(`<!doctype html>${renderToStaticMarkup(page)}`, { status, headers });
}
