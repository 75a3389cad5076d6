import { MAX_IMPORT_BYTES } from "@/contracts/patient-import";
import { CARE_TEAM } from "@/contracts/roles";
import { database } from "@/server/database";
import { webEnv } from "@/server/env";
import { refusedImport } from "@/server/import/refused-import";
import { problemResponse } from "@/server/problem-response";
import { readBytes } from "@/server/read-input";
import { withRoute } from "@/server/route";
import { importPatients } from "@/server/use-cases/import-patients";

/** Enrols every patient of a file, or nobody. */
export const POST = withRoute({
  callers: CARE_TEAM,
  file: "text/csv",
  audit: "patient.imported",
  handler: async ({ actor, request, now }) => {
    const file = await readBytes(request, MAX_IMPORT_BYTES);
    if (!file.ok) return problemResponse(file.code);
    const result = await importPatients(database(), actor, file.bytes, { now, linkSecret: webEnv().LINK_SECRET });
    if (!result.ok) return refusedImport(result);
    const { patients, importedBefore } = result;
    return Response.json({ patients, importedBefore }, { status: importedBefore ? 200 : 201 });
  },
});
