import type { ReactNode } from "react";
import { StaffShell } from "@/components/shell/staff-shell";
import type { StaffActor } from "@/server/actor";
import { database } from "@/server/database";
import { readAlertPath } from "@/server/use-cases/read-alert-path";
import { readCoverStanding } from "@/server/use-cases/read-cover-standing";

/** The frame of a staff page, for the person signed in. */
export async function StaffFrame({
  actor,
  now,
  search,
  children,
}: {
  actor: StaffActor;
  now: Date;
  search?: ReactNode;
  children: ReactNode;
}) {
  const { staffId, name, role, clinicName, isDemo } = actor;
  const [path, cover] = await Promise.all([readAlertPath(database(), actor, now), readCoverStanding(database(), actor, now)]);
  return (
    <StaffShell
      person={{ staffId, name, role, clinicName, isDemo }}
      timeZone={actor.clinicTimeZone}
      now={now.toISOString()}
      path={path}
      cover={cover}
      search={search}
    >
      {children}
    </StaffShell>
  );
}
