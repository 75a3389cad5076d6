import type { Metadata } from "next";
import { StaffFrame } from "@/app/staff-frame";
import { EnrolmentClosed } from "@/components/enrolment/enrolment-closed";
import { ImportColumns } from "@/components/import/import-columns";
import { ImportPatients } from "@/components/import/import-patients";
import { CARE_TEAM } from "@/contracts/roles";
import { database } from "@/server/database";
import { requireStaff } from "@/server/session";
import { readEnrolmentForm } from "@/server/use-cases/read-enrolment-form";

export const metadata: Metadata = { title: "Enrol from a file" };

export default async function ImportPage() {
  const actor = await requireStaff(CARE_TEAM);
  const now = new Date();
  const { missing } = await readEnrolmentForm(database(), actor, now);
  return (
    <StaffFrame actor={actor} now={now}>
      <main id="main" className="mx-auto grid max-w-4xl gap-5 px-4 py-6 sm:px-5">
        {missing.length > 0 ? (
          <EnrolmentClosed missing={missing} />
        ) : (
          <>
            <ImportPatients />
            <ImportColumns />
          </>
        )}
      </main>
    </StaffFrame>
  );
}
