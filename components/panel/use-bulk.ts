"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useWrite } from "@/components/form/use-write";
import { failureWords, requestJson, requestText } from "@/components/request";
import { saveFile } from "@/components/save-file";
import { useNotify } from "@/components/ui/notices";
import type { PanelRow, SentCheckIns } from "@/contracts/panel";
import { sentWords } from "./sent-words";

type Chosen = { chosen: readonly PanelRow[]; onDone: () => void };

/** Does one thing with all the chosen patients and says what became of it; the choice stays where it failed. */
export function useBulk({ chosen, onDone }: Chosen) {
  const courses = chosen.map(({ courseId }) => courseId);
  const names = new Map(chosen.map(({ courseId, name }) => [courseId, name]));
  const client = useQueryClient();
  const notify = useNotify();
  const onError = (error: unknown) => notify(`Nothing was done. ${failureWords(error)}`, "problem");
  const refresh = () => {
    client.invalidateQueries({ queryKey: ["panel"] });
  };
  const assigning = useWrite({
    mutationFn: ({ id }: { id: string; name: string }) =>
      requestJson<{ assigned: number }>("/api/panel/assign", { method: "POST", body: { courses, prescriberId: id } }),
    onSuccess: ({ assigned }, { name }) => {
      notify(assigned === 0 ? `All of them are ${name}’s already.` : `${counted(assigned)} assigned to ${name}.`);
      onDone();
    },
    onError,
    onSettled: refresh,
  });
  const sending = useWrite({
    mutationFn: () => requestJson<SentCheckIns>("/api/panel/send-check-ins", { method: "POST", body: { courses } }),
    onSuccess: (sent) => {
      const { text, isProblem } = sentWords(sent, names);
      notify(text, isProblem ? "problem" : "plain");
      onDone();
    },
    onError: (error) => notify(`Not all of them may have been sent. ${failureWords(error)} Nobody gets two a day.`, "problem"),
    onSettled: refresh,
  });
  const saving = useWrite({
    mutationFn: () => requestText("/api/panel/export", { method: "POST", body: { courses } }),
    onSuccess: (text) => {
      saveFile("isomood-panel.csv", text, "text/csv;charset=utf-8");
      notify(`${counted(chosen.length)} exported. The file holds patient data: keep it where the clinic keeps such files.`);
    },
    onError: (error) => notify(`Nothing was exported. ${failureWords(error)}`, "problem"),
  });
  return {
    assign: (prescriber: { id: string; name: string }) => assigning.mutate(prescriber),
    send: () => sending.mutate(),
    save: () => saving.mutate(),
    isBusy: assigning.isPending || sending.isPending || saving.isPending,
  };
}

function counted(count: number): string {
  return count === 1 ? "1 patient" : `${count} patients`;
}
