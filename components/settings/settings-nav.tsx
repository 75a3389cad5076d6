import Link from "next/link";
import { joinClasses } from "@/components/ui/join-classes";

const PAGES = [
  { href: "/settings/cover", title: "Cover" },
  { href: "/settings/suggested-actions", title: "Suggested actions" },
] as const;

/** From one page of the clinic's settings to another. */
export function SettingsNav({ here }: { here: (typeof PAGES)[number]["href"] }) {
  return (
    <nav aria-label="Settings" className="flex flex-wrap gap-x-5 border-b border-line">
      {PAGES.map(({ href, title }) => (
        <Link
          key={href}
          href={href}
          aria-current={href === here ? "page" : undefined}
          className={joinClasses(
            "-mb-px flex min-h-9 items-center border-b-2",
            href === here ? "border-accent font-semibold" : "border-transparent text-ink-2 hover:text-ink",
          )}
        >
          {title}
        </Link>
      ))}
    </nav>
  );
}
