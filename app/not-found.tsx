import type { Metadata } from "next";
import { connection } from "next/server";
import { PlainPage } from "@/components/shell/plain-page";
import { ButtonLink } from "@/components/ui/button";

export const metadata: Metadata = { title: "Not found" };

export default async function NotFound() {
  // Without it this page is made at build time, carries no nonce and loses its scripts.
  await connection();
  return (
    <PlainPage title="This page is not here">
      <p className="text-ink-2">
        The address may be mistyped, or what it showed belongs to another clinic. If somebody sent you a link, ask them for a new one.
      </p>
      <p>
        <ButtonLink href="/panel" variant="primary">
          Go to your panel
        </ButtonLink>
      </p>
    </PlainPage>
  );
}
