"use client";

import { useMutation } from "@tanstack/react-query";
import Link from "next/link";
import { useEffect, useRef, useState } from "react";
import { useWrite } from "@/components/form/use-write";
import { requestJson } from "@/components/request";
import { Button, ButtonLink } from "@/components/ui/button";
import { IMPORT_PATH, IMPORT_PREVIEW_PATH, type ImportDone, type ImportPreview } from "@/contracts/patient-import";
import { ChooseFile, type ChosenFile } from "./choose-file";
import { ImportFailure } from "./import-failure";
import { PreviewOfImport } from "./preview-of-import";

/** Enrols a list of patients: a file is looked at first, and stored as a whole once somebody has seen what it would do. */
export function ImportPatients() {
  const [file, setFile] = useState<ChosenFile | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const look = useMutation({
    mutationFn: ({ bytes }: ChosenFile) => requestJson<ImportPreview>(IMPORT_PREVIEW_PATH, { method: "POST", file: bytes }),
  });
  const store = useWrite({
    mutationFn: ({ bytes }: ChosenFile) => requestJson<ImportDone>(IMPORT_PATH, { method: "POST", file: bytes }),
  });
  const done = store.data;
  useEffect(() => {
    if (done) heading.current?.focus();
  }, [done]);

  const again = () => {
    setFile(null);
    look.reset();
    store.reset();
  };
  const choose = (chosen: ChosenFile) => {
    setFile(chosen);
    store.reset();
    look.mutate(chosen);
  };
  if (done) return <Imported done={done} heading={heading} onAnother={again} />;
  return (
    <>
      <div>
        <h1 className="mb-1 text-xl font-[650] tracking-tight">Enrol from a file</h1>
        <p className="text-ink-2">
          Every line is checked first. Either all of them are enrolled, or none. For one patient use{" "}
          <Link href="/patients/new" className="text-accent underline">
            the form
          </Link>
          .
        </p>
      </div>
      <ChooseFile onChosen={choose} busy={look.isPending || store.isPending} />
      <div role="status" className="empty:hidden">
        {look.isPending && <p className="text-ink-2">Checking {file?.name} …</p>}
        {store.isPending && <p className="text-ink-2">Enrolling. This may take half a minute; leave the page open.</p>}
      </div>
      {look.isError && <ImportFailure error={look.error} file={file} onRetry={() => file && look.mutate(file)} />}
      {store.isError && (
        <ImportFailure error={store.error} file={file} onRetry={() => file && look.mutate(file, { onSuccess: () => store.reset() })} />
      )}
      {look.data && file && !look.isPending && (
        <PreviewOfImport preview={look.data} name={file.name} busy={store.isPending} onImport={() => store.mutate(file)} />
      )}
    </>
  );
}

function Imported({ done, heading, onAnother }: { done: ImportDone; heading: React.Ref<HTMLHeadingElement>; onAnother: () => void }) {
  const patients = done.patients === 1 ? "1 patient" : `${done.patients.toLocaleString("en")} patients`;
  return (
    <div className="grid gap-4 rounded-card border border-line bg-surface p-6 shadow-raised">
      <div className="grid gap-1">
        <h1 ref={heading} tabIndex={-1} className="text-xl font-[650] tracking-tight outline-none">
          {done.importedBefore ? `This file was imported before: ${patients}` : `${patients} enrolled`}
        </h1>
        <p className="text-ink-2">
          {done.importedBefore
            ? "Nothing was stored a second time."
            : "First check-ins are on their way to everybody with an e-mail address. Whoever has none gets a code from their page."}
        </p>
      </div>
      <div className="flex flex-wrap gap-2 border-t border-line pt-4">
        <ButtonLink href="/panel?tab=everyone" variant="primary">
          Show everyone
        </ButtonLink>
        <Button onClick={onAnother}>Import another file</Button>
      </div>
    </div>
  );
}
