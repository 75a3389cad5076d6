import { COVER_READERS } from "@/contracts/cover";
import { PREVIEW_START } from "@/contracts/preview";
import type { Role } from "@/contracts/roles";
import { SUGGESTION_READERS } from "@/contracts/suggested-actions";

/** Something the palette can do: a page of the app, one outside it that is loaded whole, or a doing of the page itself. */
export type Command = {
  readonly id: string;
  readonly title: string;
  /** Who may see the page it leads to; everybody of the care team where it is not said. */
  readonly roles?: readonly Role[];
} & ({ readonly href: string } | { readonly page: string } | { readonly does: "sign-out" | "theme" });

const COMMANDS: readonly Command[] = [
  { id: "needs-you", title: "Panel: Needs you", href: "/panel" },
  { id: "missed", title: "Panel: Missed", href: "/panel?tab=missed" },
  { id: "calls", title: "Panel: Call list", href: "/panel?tab=calls" },
  { id: "everyone", title: "Panel: Everyone", href: "/panel?tab=everyone" },
  { id: "mine", title: "Panel: Mine", href: "/panel?mine=1" },
  { id: "alerts", title: "Alert mails: what waits, what failed, a test", href: "/alerts" },
  { id: "cover", title: "Panel: Mine and those I cover", href: "/panel?cover=1" },
  { id: "enrol", title: "Enrol a patient", href: "/patients/new" },
  { id: "import", title: "Enrol many from a CSV file", href: "/patients/import" },
  { id: "rota", title: "Cover, leave and staffed hours", href: "/settings/cover", roles: COVER_READERS },
  { id: "suggestions", title: "Suggested actions on flags", href: "/settings/suggested-actions", roles: SUGGESTION_READERS },
  { id: "preview", title: "See the check-in as a patient", page: PREVIEW_START },
  { id: "theme", title: "Switch between light and dark", does: "theme" },
  { id: "sign-out", title: "Sign out", does: "sign-out" },
];

/**
 * Of what this role may do, that of which every typed word begins a word, in a fixed order; all of it where nothing is typed. Part of a word
 * would be part of names, too.
 */
export function commandsFor(typed: string, role: Role): Command[] {
  const begun = typed.toLowerCase().split(/\s+/).filter(Boolean);
  return COMMANDS.filter(({ title, roles }) => {
    if (roles?.includes(role) === false) return false;
    const words = title.toLowerCase().split(/[^\p{L}\d-]+/u);
    return begun.every((start) => words.some((word) => word.startsWith(start)));
  });
}
