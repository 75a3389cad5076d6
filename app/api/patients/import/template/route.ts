import { IMPORT_COLUMNS } from "@/contracts/patient-import";
import { CARE_TEAM } from "@/contracts/roles";
import { withRoute } from "@/server/route";

/** A file with every column and one invented patient. With the mark that tells spreadsheets it is UTF-8. */
export const GET = withRoute({
  callers: CARE_TEAM,
  audit: { none: "an empty form: nothing of the record" },
  handler: () => {
    const lines = [IMPORT_COLUMNS.map(({ name }) => name), IMPORT_COLUMNS.map(({ example }) => example)];
    return new Response(`\uFEFF${lines.map((cells) => cells.join(",")).join("\r\n")}\r\n`, {
      headers: {
        "content-type": "text/csv; charset=utf-8",
        "content-disposition": 'attachment; filename="isomood-patients.csv"',
      },
    });
  },
});
