/** What the window hears when Next begins to open a page, inside the transition that ends when it is there. */
export const NAVIGATION_STARTS = "isomood:navigation";
export type NavigationStart = { href: string };

/** Tells the page that another one was asked for. */
export function tellNavigation(href: string): void {
  window.dispatchEvent(new CustomEvent<NavigationStart>(NAVIGATION_STARTS, { detail: { href } }));
}
