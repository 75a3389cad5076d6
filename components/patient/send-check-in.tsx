"use client";

import { useQueryClient } from "@tanstack/react-query";
import { Send } from "lucide-react";
import { useWrite } from "@/components/form/use-write";
import { sentWords } from "@/components/panel/sent-words";
import { failureWords, requestJson } from "@/components/request";
import { Button } from "@/components/ui/button";
import { useNotify } from "@/components/ui/notices";
import { patientKey, type SentCheckIns } from "@/contracts/panel";
import type { PatientPage } from "@/contracts/patient-page";

/** Mails the patient a check-in now, at most one a day, and says what became of it: where none can be mailed, what to do instead. */
export function SendCheckIn({ page: { patient, course } }: { page: PatientPage }) {
  const client = useQueryClient();
  const notify = useNotify();
  const { mutate, isPending } = useWrite({
    mutationFn: () => requestJson<SentCheckIns>("/api/panel/send-check-ins", { method: "POST", body: { courses: [course.id] } }),
    onSuccess: (sent) => {
      const { text, isProblem } = sentWords(sent, new Map([[course.id, patient.name]]));
      notify(text, isProblem ? "problem" : "plain");
    },
    onError: (error) => notify(`It may not have been sent. ${failureWords(error)} Nobody gets two a day.`, "problem"),
    onSettled: () => void client.invalidateQueries({ queryKey: patientKey(patient.id) }),
  });
  return (
    <Button size="small" aria-disabled={isPending} onClick={() => isPending || mutate()}>
      <Send size={16} aria-hidden />
      Send a check-in
    </Button>
  );
}
