import Link from "next/link";
import type { ReactNode } from "react";
import { AlertNoticeCard } from "@/components/live/alert-notice-card";
import { LiveDot } from "@/components/live/live-dot";
import { LiveProvider } from "@/components/live/live-provider";
import { ClockProvider } from "@/components/ui/clock";
import { joinClasses } from "@/components/ui/join-classes";
import type { AlertPath } from "@/contracts/alert-path";
import { COVER_READERS, type CoverStanding } from "@/contracts/cover";
import { CARE_TEAM, isClinician } from "@/contracts/roles";
import { AlertsBanner } from "./alerts-banner";
import { BrandMark } from "./brand";
import { CommandPalette } from "./command-palette";
import { CoverBanner } from "./cover-banner";
import { Opening } from "./opening";
import { PrintedPlace } from "./printed-place";
import { SessionEnded } from "./session-ended";
import type { ShellPerson } from "./shell-person";
import { ThemeSwitch } from "./theme-switch";
import { UserMenu } from "./user-menu";

type Frame = {
  person: ShellPerson;
  timeZone: string;
  /** The server's time, ISO 8601. */
  now: string;
  /** Whether alerts leave, as the server knew it when it made the page. */
  path: AlertPath;
  /** Whether somebody is there to be told, as the server knew it when it made the page. */
  cover: CoverStanding;
  /** What stands in the middle of the header, such as the panel's search box. */
  search?: ReactNode;
  children: ReactNode;
};

/** The frame of every staff page: who and where you are, how fresh the page is, and the page. The page brings its own <main>. */
export function StaffShell({ person, timeZone, now, path, cover, search, children }: Frame) {
  const isCareTeam = CARE_TEAM.some((role) => role === person.role);
  const watchesAlerts = isClinician(person.role) || person.role === "admin";
  const frame = (
    <>
      <a
        href="#main"
        className="sr-only z-60 rounded-control bg-accent px-3 py-2 text-accent-ink focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
      >
        Skip to the content
      </a>
      <header className="sticky top-0 z-30 border-b border-line bg-surface print:hidden">
        <div className="page-width flex min-h-13 flex-wrap items-center gap-x-4 gap-y-2 py-2">
          <Link href="/" className="flex items-center gap-2 rounded text-[15px] font-[650] tracking-tight">
            <BrandMark />
            Isomood
          </Link>
          {/* On a phone a link takes its room: one letter of the clinic's name says nothing. */}
          <p
            className={joinClasses(
              "min-w-0 truncate border-line text-ink-2 max-md:flex-1 max-md:basis-0 sm:border-l sm:pl-4",
              isCareTeam && !search && "max-sm:invisible",
            )}
          >
            {person.clinicName}
          </p>
          {isCareTeam && !search && (
            <Link href="/panel" className="rounded-control px-2 py-1 text-ink-2 hover:bg-sunken hover:text-ink">
              Panel
            </Link>
          )}
          {watchesAlerts && !search && (
            <Link href="/alerts" className="rounded-control px-2 py-1 text-ink-2 hover:bg-sunken hover:text-ink max-sm:hidden">
              Alert mails
            </Link>
          )}
          {!search && COVER_READERS.some((role) => role === person.role) && (
            <Link href="/settings/cover" className="rounded-control px-2 py-1 text-ink-2 hover:bg-sunken hover:text-ink max-sm:hidden">
              Cover
            </Link>
          )}
          {person.isDemo && (
            <a
              href="/demo/mailbox"
              className="hidden rounded-full border border-line-2 px-2.5 py-0.5 text-xs text-ink-2 hover:bg-sunken sm:inline-block"
            >
              Demo<span className="max-lg:hidden">: open the mailbox</span>
            </a>
          )}
          <div className={joinClasses("ml-auto flex items-center gap-2 sm:gap-3 md:order-last", search ? "md:ml-0" : null)}>
            <LiveDot />
            <ThemeSwitch />
            <UserMenu person={person} />
          </div>
          {search && <div className="w-full md:ml-auto md:w-auto md:max-w-72 md:min-w-40 md:flex-1">{search}</div>}
        </div>
      </header>
      <noscript>
        <p className="page-width bg-amber-soft py-2 font-medium text-amber">
          JavaScript is switched off here. This page shows what was known when it was opened, and nothing can be recorded on it.
        </p>
      </noscript>
      <PrintedPlace clinicName={person.clinicName} />
      <AlertsBanner path={path} isAdmin={person.role === "admin"} />
      {isCareTeam && <AlertNoticeCard />}
      <CoverBanner standing={cover} role={person.role} />
      <Opening home={isCareTeam ? "/panel" : "/people"} tallHeader={Boolean(search)}>
        {children}
      </Opening>
      {isCareTeam && <CommandPalette role={person.role} />}
      <SessionEnded staffId={person.staffId} />
    </>
  );
  return (
    <ClockProvider timeZone={timeZone} startedAt={now}>
      <LiveProvider audience={`${person.staffId}@${person.clinicName}`}>{frame}</LiveProvider>
    </ClockProvider>
  );
}
