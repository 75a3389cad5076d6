"use client";

import { CalendarClock, LogOut, Smartphone } from "lucide-react";
import Link from "next/link";
import { failureWords } from "@/components/request";
import { Avatar } from "@/components/ui/avatar";
import { Menu, MenuContent, MenuItem, MenuSeparator, MenuTrigger } from "@/components/ui/menu";
import { useNotify } from "@/components/ui/notices";
import { COVER_READERS } from "@/contracts/cover";
import { PREVIEW_START } from "@/contracts/preview";
import { ROLE_LABELS, type ShellPerson } from "./shell-person";
import { signOut } from "./sign-out";

/** Who is signed in, and the way out. */
export function UserMenu({ person }: { person: ShellPerson }) {
  const notify = useNotify();
  return (
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
        {COVER_READERS.some((role) => role === person.role) && (
          <MenuItem asChild>
            <Link href="/settings/cover">
              <CalendarClock size={16} aria-hidden className="text-ink-3" />
              Cover and leave
            </Link>
          </MenuItem>
        )}
        <MenuItem onSelect={() => window.location.assign(PREVIEW_START)}>
          <Smartphone size={16} aria-hidden className="text-ink-3" />
          See the check-in
        </MenuItem>
        <MenuItem onSelect={() => signOut().catch((error: unknown) => notify(failureWords(error), "problem"))}>
          <LogOut size={16} aria-hidden className="text-ink-3" />
          Sign out
        </MenuItem>
      </MenuContent>
    </Menu>
  );
}
