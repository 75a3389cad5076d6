/** What a path leads to, as far as its shape goes. */
export type OpeningPlace = "patient" | "panel" | "page";

/** Which skeleton stands for the page at a path. A flag's and an alert's lead to their patient. */
export function placeOfPath(path: string): OpeningPlace {
  if (/^\/(patients\/[0-9a-f-]{36}|flags\/[^/]+|alerts\/[^/]+)$/i.test(path)) return "patient";
  return path === "/panel" ? "panel" : "page";
}
