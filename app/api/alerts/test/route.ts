import { testMailInput } from "@/contracts/alerts-page";
import { CLINICIANS } from "@/contracts/roles";
import { database } from "@/server/database";
import { problemResponse } from "@/server/problem-response";
import { withRoute } from "@/server/route";
import { sendTestMail } from "@/server/use-cases/send-test-mail";

/** Sends a test mail to whoever asks or to a clinician, the way that alerts go. Its result is on the page of alert mails. */
export const POST = withRoute({
  callers: [...CLINICIANS, "admin"],
  body: testMailInput,
  audit: "alert.test-sent",
  handler: async ({ actor, body, now }) => {
    const result = await sendTestMail(database(), actor, body, now);
    if (result.ok) return Response.json({ id: body.id }, { status: 202 });
    if (result.code === "too-many") return problemResponse("too-many", {}, { "retry-after": "900" });
    return problemResponse("invalid-input", { issues: [{ path: "to", message: "Choose yourself or a clinician who works here" }] });
  },
});
