import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { connection } from "next/server";
import { AcceptForm } from "@/components/invitation/accept-form";
import { PlainPage } from "@/components/shell/plain-page";
import { acceptInvitationInput } from "@/contracts/sign-in";

export const metadata: Metadata = { title: "Your invitation" };

/** Opening the link reads and changes nothing: mail scanners open links too. */
export default async function InvitationPage({ params }: { params: Promise<{ token: string }> }) {
  await connection();
  const { token } = await params;
  if (!acceptInvitationInput.shape.token.safeParse(token).success) notFound();
  return (
    <PlainPage title="Join your clinic">
      <p className="text-ink-2">
        Choose the name your colleagues see and a password. Then sign in with the e-mail this invitation was sent to.
      </p>
      <AcceptForm token={token} />
    </PlainPage>
  );
}
