import { tellNavigation } from "@/components/shell/navigation-start";

// Runs before anything else on a staff page. Zod would try whether it may compile code from text; our content security policy refuses that,
// and every page would report a violation of its own. Said where Zod will look: its own `config` would bring it to pages that parse nothing.
// A browser test sees it if a new version looks elsewhere.
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });

/** Next says here, within its transition, that another page was asked for; the page that is left shows so (`Opening`). */
export function onRouterTransitionStart(href: string): void {
  tellNavigation(href);
}
