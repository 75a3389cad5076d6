import { redirect } from "next/navigation";
import { homeOf } from "@/server/landing";
import { currentStaff } from "@/server/session";

export default async function HomePage() {
  const actor = await currentStaff();
  redirect(actor ? homeOf(actor.role) : "/sign-in");
}
