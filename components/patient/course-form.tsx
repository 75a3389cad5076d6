"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, type ReactNode, useEffect, useRef } from "react";
import { failureWords, ProblemError, requestJson } from "@/components/request";
import { Button } from "@/components/ui/button";
import { patientKey } from "@/contracts/panel";

type Options<Done> = {
  patientId: string;
  /** What of the course is changed, as its address says it. */
  what: "course-end" | "dose";
  onDone: (done: Done) => void;
};

/**
 * A form that changes a patient's course: its fields go to the server as they stand, what is wrong comes back by field, and the page is
 * read anew whatever happened.
 */
export function useCourseForm<Done>({ patientId, what, onDone }: Options<Done>) {
  const client = useQueryClient();
  const form = useRef<HTMLFormElement>(null);
  const { mutate, isPending, error } = useMutation({
    mutationFn: (body: unknown) => requestJson<Done>(`/api/patients/${patientId}/${what}`, { method: "POST", body }),
    onSuccess: onDone,
    // Not waited for: what is wrong is said at once.
    onSettled: () => void client.invalidateQueries({ queryKey: patientKey(patientId) }),
  });
  useEffect(() => {
    if (error !== null) form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [error]);
  const issues = error instanceof ProblemError ? error.issues : [];
  return {
    form,
    isPending,
    submit: (event: FormEvent<HTMLFormElement>) => {
      event.preventDefault();
      if (!isPending) mutate(Object.fromEntries(new FormData(event.currentTarget)));
    },
    errorOf: (field: string) => issues.find(({ path }) => path === field)?.message,
    failure: error !== null && issues.length === 0 ? error : null,
  };
}

type FootProps = { failure: Error | null; isPending: boolean; conflict: string; children: ReactNode };

/** What went wrong with the whole form, and the button that sends it. `conflict`: what a colleague's change means here. */
export function CourseFormFoot({ failure, isPending, conflict, children }: FootProps) {
  return (
    <>
      {failure !== null && (
        <p role="alert" className="font-medium text-red">
          Not recorded. {failure instanceof ProblemError && failure.code === "conflict" ? conflict : failureWords(failure)}
        </p>
      )}
      <div className="border-t border-line pt-4">
        <Button type="submit" variant="primary" disabled={isPending}>
          {children}
        </Button>
      </div>
    </>
  );
}
