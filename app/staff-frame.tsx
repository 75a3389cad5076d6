import type { ReactNode } from "react";
import { StaffShell } from "@/components/shell/staff-shell";
import type { StaffActor } from "@/server/actor";

type Frame = { actor: StaffActor; now: Date; alertsLeaving?: boolean; search?: ReactNode; children: ReactNode };

/** The frame of a staff page, for the person signed in. */
export function StaffFrame({ actor, now, ...rest }: Frame) {
  const { staffId, name, role, clinicName, isDemo } = actor;
  return (
    <StaffShell person={{ staffId, name, role, clinicName, isDemo }} timeZone={actor.clinicTimeZone} now={now.toISOString()} {...rest} />
  );
}
