import type { ReactNode } from "react";
import { StaffShell } from "@/components/shell/staff-shell";
import type { StaffActor } from "@/server/actor";
import { database } from "@/server/database";
import { areAlertsLeaving } from "@/server/use-cases/are-alerts-leaving";
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
  const [alertsLeaving, cover] = await Promise.all([areAlertsLeaving(database(), actor, now), readCoverStanding(database(), actor, now)]);
  return (
    <StaffShell
      person={{ staffId, name, role, clinicName, isDemo }}
      timeZone={actor.clinicTimeZone}
      now={now.toISOString()}
      alertsLeaving={alertsLeaving}
      cover={cover}
      search={search}
    >
      {children}
    </StaffShell>
  );
}
