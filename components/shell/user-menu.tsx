"use client";

import { Bell, CalendarClock, ListChecks, LogOut, MailCheck, Smartphone } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { BrowserNoticesDialog } from "@/components/live/browser-notices-dialog";
import { failureWords } from "@/components/request";
import { Avatar } from "@/components/ui/avatar";
import { Menu, MenuContent, MenuItem, MenuSeparator, MenuTrigger } from "@/components/ui/menu";
import { useNotify } from "@/components/ui/notices";
import { COVER_READERS } from "@/contracts/cover";
import { PREVIEW_START } from "@/contracts/preview";
import { isClinician } from "@/contracts/roles";
import { SUGGESTION_READERS } from "@/contracts/suggested-actions";
import { ROLE_LABELS, type ShellPerson } from "./shell-person";
import { signOut } from "./sign-out";

/** Who is signed in, and the way out. */
export function UserMenu({ person }: { person: ShellPerson }) {
  const notify = useNotify();
  const router = useRouter();
  const [setting, setSetting] = useState(false);
  const isAdmin = person.role === "admin";
  return (
    <>
      {setting && <BrowserNoticesDialog onClose={() => setSetting(false)} />}
      <Menu modal={false}>
        <MenuTrigger aria-label={`${person.name}, your menu`} className="rounded-full">
          <Avatar name={person.name} />
        </MenuTrigger>
        <MenuContent>
          <div className="px-2 py-1.5">
            <p className="font-semibold">{person.name}</p>
            <p className="text-sm text-ink-3">
              {ROLE_LABELS[person.role]}, {person.clinicName}
            </p>
          </div>
          <MenuSeparator />
          <MenuItem onSelect={() => window.location.assign(PREVIEW_START)}>
            <Smartphone size={16} aria-hidden className="text-ink-3" />
            See the check-in
          </MenuItem>
          {(isAdmin || isClinician(person.role)) && (
            <MenuItem onSelect={() => router.push("/alerts")}>
              <MailCheck size={16} aria-hidden className="text-ink-3" />
              Alert mails
            </MenuItem>
          )}
          {COVER_READERS.some((role) => role === person.role) && (
            <MenuItem onSelect={() => router.push("/settings/cover")}>
              <CalendarClock size={16} aria-hidden className="text-ink-3" />
              Cover and leave
            </MenuItem>
          )}
          {SUGGESTION_READERS.some((role) => role === person.role) && (
            <MenuItem onSelect={() => router.push("/settings/suggested-actions")}>
              <ListChecks size={16} aria-hidden className="text-ink-3" />
              Suggested actions
            </MenuItem>
          )}
          {!isAdmin && (
            <MenuItem onSelect={() => setSetting(true)}>
              <Bell size={16} aria-hidden className="text-ink-3" />
              Browser notifications
            </MenuItem>
          )}
          <MenuItem onSelect={() => signOut().catch((error: unknown) => notify(failureWords(error), "problem"))}>
            <LogOut size={16} aria-hidden className="text-ink-3" />
            Sign out
          </MenuItem>
        </MenuContent>
      </Menu>
    </>
  );
}
