import { MAX_IMPORT_BYTES } from "@/contracts/patient-import";
import { CARE_TEAM } from "@/contracts/roles";
import { database } from "@/server/database";
import { refusedImport } from "@/server/import/refused-import";
import { problemResponse } from "@/server/problem-response";
import { readBytes } from "@/server/read-input";
import { withRoute } from "@/server/route";
import { previewImport } from "@/server/use-cases/preview-import";

/** What a file of patients would enrol, and every line that it would not. */
export const POST = withRoute({
  callers: CARE_TEAM,
  file: "text/csv",
  audit: "patient.import-checked",
  handler: async ({ actor, request, now }) => {
    const file = await readBytes(request, MAX_IMPORT_BYTES);
    if (!file.ok) return problemResponse(file.code);
    const result = await previewImport(database(), actor, file.bytes, now);
    return result.ok ? Response.json(result.preview) : refusedImport(result);
  },
});
