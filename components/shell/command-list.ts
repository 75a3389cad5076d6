import { PREVIEW_START } from "@/contracts/preview";

/** Something the palette can do: a page of the app, one outside it that is loaded whole, or a doing of the page itself. */
export type Command = { readonly id: string; readonly title: string } & (
  | { readonly href: string }
  | { readonly page: string }
  | { readonly does: "sign-out" | "theme" }
);

const COMMANDS: readonly Command[] = [
  { id: "needs-you", title: "Panel: Needs you", href: "/panel" },
  { id: "missed", title: "Panel: Missed", href: "/panel?tab=missed" },
  { id: "calls", title: "Panel: Call list", href: "/panel?tab=calls" },
  { id: "everyone", title: "Panel: Everyone", href: "/panel?tab=everyone" },
  { id: "mine", title: "Panel: Mine", href: "/panel?mine=1" },
  { id: "alerts", title: "Alert mails: what waits, what failed, a test", href: "/alerts" },
  { id: "cover", title: "Panel: Mine and those I cover", href: "/panel?cover=1" },
  { id: "enrol", title: "Enrol a patient", href: "/patients/new" },
  { id: "rota", title: "Cover, leave and staffed hours", href: "/settings/cover" },
  { id: "suggestions", title: "Suggested actions on flags", href: "/settings/suggested-actions" },
  { id: "preview", title: "See the check-in as a patient", page: PREVIEW_START },
  { id: "theme", title: "Switch between light and dark", does: "theme" },
  { id: "sign-out", title: "Sign out", does: "sign-out" },
];

/** Those of which every typed word begins a word, in a fixed order; everything where nothing is typed. Part of a word would be part of names, too. */
export function commandsFor(typed: string): Command[] {
  const begun = typed.toLowerCase().split(/\s+/).filter(Boolean);
  return COMMANDS.filter(({ title }) => {
    const words = title.toLowerCase().split(/[^\p{L}\d-]+/u);
    return begun.every((start) => words.some((word) => word.startsWith(start)));
  });
}
