/** A request's path and query as sent, once they are known to be well formed. */
export type Target = { readonly path: string; readonly query: string };

const MAX_LENGTH = 4096;

/**
 * Reads a request target, or null for one that no browser of ours sends: an absolute or asterisk form, raw or encoded control
 * characters, broken percent-encoding or UTF-8, encoded slashes, dot segments, doubled slashes, and Next's internal parameters.
 */
export function readTarget(raw: string): Target | null {
  if (!raw.startsWith("/") || raw.length > MAX_LENGTH || /[^\x21-\x7e]|[\\#]/.test(raw)) return null;
  const at = raw.indexOf("?");
  const path = at < 0 ? raw : raw.slice(0, at);
  const query = at < 0 ? "" : raw.slice(at + 1);
  if (path.includes("//") || /%(2f|5c)/i.test(path)) return null;
  const plainPath = decoded(path);
  const plainQuery = decoded(query);
  if (plainPath === null || plainQuery === null) return null;
  if (plainPath.split("/").some((part) => part === "." || part === "..")) return null;
  if ([...new URLSearchParams(query).keys()].some((key) => /^(nxt[PI]|__next)/.test(key))) return null;
  return { path, query };
}

function decoded(text: string): string | null {
  try {
    const plain = decodeURIComponent(text);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
    return /[\x00-\x1f\x7f]/.test(plain) ? null : plain;
  } catch {
    return null;
  }
}
