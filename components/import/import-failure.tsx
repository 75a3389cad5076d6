import { failureWords, ProblemError } from "@/components/request";
import { Button } from "@/components/ui/button";
import type { ChosenFile } from "./choose-file";

/** Why a file was not taken, with every place to mend. Nothing of it was stored. */
export function ImportFailure({ error, file, onRetry }: { error: unknown; file: ChosenFile | null; onRetry: () => void }) {
  const issues = error instanceof ProblemError ? error.issues : [];
  return (
    <div role="alert" className="grid gap-2 rounded-box border border-red bg-red-soft px-4 py-3">
      <p className="font-medium">
        {issues.length > 0 ? `${file?.name ?? "The file"} cannot be imported. Nothing was stored.` : `Nothing was stored. ${words(error)}`}
      </p>
      {issues.length > 0 ? (
        <ul className="grid list-disc gap-1 pl-5 break-words">
          {issues.map(({ path, message }) => (
            <li key={`${path} ${message}`}>
              {path !== "file" && (
                <strong className="font-semibold">{path.startsWith("line ") ? path.replace("line", "Line") : path}: </strong>
              )}
              {message}
            </li>
          ))}
        </ul>
      ) : (
        <div>
          <Button size="small" onClick={onRetry}>
            Check the file again
          </Button>
        </div>
      )}
    </div>
  );
}

function words(error: unknown): string {
  if (error instanceof ProblemError && error.code === "too-large")
    return "The file is too large: split it and import the parts one after another.";
  return failureWords(error);
}
