// How long a file of ten thousand patients takes: looked at, and imported, every tenth of them mailed.
import { MAX_IMPORT_PATIENTS } from "@/contracts/patient-import";
import { connect } from "@/db/client";
import { migrate } from "@/db/migrate";
import { startTemporaryCluster } from "@/scripts/testing/temporary-cluster";
import { importPatients } from "@/server/use-cases/import-patients";
import { previewImport } from "@/server/use-cases/preview-import";
import { TEST_LINK_SECRET, testClinic } from "@/server/use-cases/testing-clinic";
import { type Figure, figure } from "./figure";

const LIMIT_S = 10;

export async function importFigures(): Promise<Figure[]> {
  const cluster = await startTemporaryCluster();
  const db = connect(cluster.webUrl, { max: 2, name: "bench" });
  try {
    await migrate(cluster);
    const { nurse, prescriber } = await testClinic(db);
    const now = new Date("2026-03-02T10:00:00Z");
    const lines = Array.from(
      { length: MAX_IMPORT_PATIENTS },
      (_, index) =>
        `Person ${index},1998-02-03,B-${index},2026-03-09,60,20,${prescriber.name},${index % 10 === 0 ? `b-${index}@patients.example` : ""}`,
    );
    const file = new TextEncoder().encode(
      ["name,date_of_birth,record_number,starts_on,weight_kg,mg_per_day,prescriber,email", ...lines].join("\n"),
    );
    const began = performance.now();
    const preview = await previewImport(db, nurse, file, now);
    const looked = performance.now();
    const result = await importPatients(db, nurse, file, { now, linkSecret: TEST_LINK_SECRET });
    const ended = performance.now();
    if (!preview.ok || !result.ok) throw new Error("the file was refused");
    return [
      figure("import: 10,000 lines looked at", (looked - began) / 1000, "s", LIMIT_S),
      figure("import: 10,000 lines imported", (ended - looked) / 1000, "s", LIMIT_S),
    ];
  } finally {
    await db.close();
    await cluster.stop();
  }
}
