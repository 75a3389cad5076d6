/** One header as it came, names in lower case. */
export type SentHeaders = Readonly<Record<string, string | string[] | undefined>>;

/** What may come once only: a second one would be read by somebody else along the way. */
const SINGLE = [
  "host",
  "origin",
  "content-length",
  "content-type",
  "content-encoding",
  "transfer-encoding",
  "authorization",
  "sec-fetch-site",
  "next-router-state-tree",
  "rsc",
];

/**
 * Headers by which something inside has been steered from outside: Next's middleware, data and resume headers (CVE-2025-29927 and
 * its kin), Server Actions, proxies' claims about the client, overrides of method and path, and what this guard itself passes on.
 */
const INTERNAL =
  /^(x-middleware-|x-nextjs-|x-next-|x-invoke-|x-now-|x-vercel-|x-prerender|x-matched-path|x-forwarded-|x-action-|x-original-|x-rewrite-|x-http-method|x-method-override|x-isomood-(?!background$)|next-action|next-resume|next-hmr|next-html-request-id|content-security-policy|x-nonce$|x-request-id$|forwarded$|x-real-ip$|true-client-ip$|cf-connecting-ip$|proxy|purpose$|upgrade$|connection$|x-csrf-token$)/;
/** What the client side of navigation sends, with GET. */
const NAVIGATION = /^(rsc|next-url|next-router-)/;
/** Cookies that switch Next to draft and preview rendering. */
const INTERNAL_COOKIE = /^(__next|__prerender)/;

/** True if a header that may come once came twice. `raw` alternates names and values, as Node gives them. */
export function hasRepeated(raw: readonly string[]): boolean {
  const names = raw.filter((_, index) => index % 2 === 0).map((name) => name.toLowerCase());
  return SINGLE.some((single) => names.filter((name) => name === single).length > 1);
}

/** The headers that may go on to Next: nothing internal, no cookie beside a bearer token. */
export function keptHeaders(sent: SentHeaders, method: string): Record<string, string | string[]> {
  const reading = method === "GET" || method === "HEAD";
  const bearer = /^bearer /i.test(String(sent.authorization ?? ""));
  return Object.fromEntries(
    Object.entries(sent).flatMap(([name, value]): [string, string | string[]][] => {
      if (value === undefined || INTERNAL.test(name) || (NAVIGATION.test(name) && !reading)) return [];
      if (name !== "cookie") return [[name, value]];
      const cookies = bearer ? "" : keptCookies(String(value));
      return cookies ? [[name, cookies]] : [];
    }),
  );
}

function keptCookies(header: string): string {
  return header
    .split(";")
    .filter((pair) => !INTERNAL_COOKIE.test(pair.trim()))
    .join(";")
    .trim();
}

/** The address of the client, `hops` proxies of ours away: what the outermost of them wrote. The socket's own when there is none. */
export function clientAddress(sent: SentHeaders, socketAddress: string, hops: number): string {
  const forwarded = String(sent["x-forwarded-for"] ?? "")
    .split(",")
    .map((part) => part.trim())
    .filter(Boolean);
  const claimed = hops > 0 ? forwarded.at(-hops) : undefined;
  return claimed && /^[0-9A-Fa-f.:]{2,45}$/.test(claimed) ? claimed : socketAddress;
}
