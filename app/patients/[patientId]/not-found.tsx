import { connection } from "next/server";
import { PlainPage } from "@/components/shell/plain-page";
import { ButtonLink } from "@/components/ui/button";

export default async function PatientNotFound() {
  // Without it this page is made at build time, carries no nonce and loses its scripts.
  await connection();
  return (
    <PlainPage title="No such patient here">
      <p className="text-ink-2">
        The address may be mistyped, or the patient belongs to another clinic. Look for them on the panel by name or record number.
      </p>
      <p>
        <ButtonLink href="/panel" variant="primary">
          Go to your panel
        </ButtonLink>
      </p>
    </PlainPage>
  );
}
