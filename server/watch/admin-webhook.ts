import { ALERT_PATH_LIMIT_MS } from "@/contracts/alert-path";
import type { Database } from "@/db/client";
import { beginOutage, endOutage, endTelling, takeTelling } from "@/db/queries/alert-outages";
import { databaseTime, readWorkers } from "@/db/queries/heartbeats";
import { isDatabaseAway } from "@/server/database-away";
import { log } from "@/server/log";
import { pathOfAllClinics } from "./alert-path";
import { tellOutside } from "./tell-outside";

/** All that is ever sent: nothing of a clinic, a person or a cause. `text` is what chat services show. */
export const TOLD = {
  begin: {
    event: "alerts-stopped",
    text: "Isomood: alert e-mails may not be leaving. Tell the clinics to read their panels, and see docs/operations.md.",
  },
  end: { event: "alerts-leaving", text: "Isomood: alert e-mails are leaving again. What was held up is being sent now." },
} as const;

/**
 * Tells an admin by the webhook when alerts cannot leave, and when they can again: once each, however many web processes look, because they agree in
 * the database. While that is away they cannot, and each tells by itself. Call it every half minute, one call at a time. Whoever does not answer is
 * tried again at the next look, and logged once.
 */
export function adminWebhook(db: Database, url: string): (now?: Date) => Promise<void> {
  let awaySince: Date | null = null;
  let toldAway = false;
  let answers = true;
  const tell = async (what: keyof typeof TOLD): Promise<boolean> => {
    const answered = await tellOutside(url, TOLD[what]);
    if (answered !== answers) log(answered ? "info" : "warn", answered ? "webhook-answers" : "webhook-failed", { process: "web" });
    answers = answered;
    return answered;
  };

  const look = async () => {
    const [now, { health }] = await Promise.all([databaseTime(db), readWorkers(db)]);
    const path = pathOfAllClinics(health, now);
    if (path.leaving) {
      await endOutage(db, now);
      if (toldAway) toldAway = !(await tell("end"));
    } else {
      await beginOutage(db, { since: path.since === null ? now : new Date(path.since), at: now, told: toldAway });
      toldAway = false;
    }
    for (let telling = await takeTelling(db); telling !== null; telling = await takeTelling(db)) {
      const told = await tell(telling.what);
      await endTelling(db, telling, told ? now : null);
      if (!told) return;
    }
  };

  return async (now = new Date()) => {
    try {
      await look();
      awaySince = null;
    } catch (error) {
      if (!isDatabaseAway(error)) throw error;
      awaySince ??= now;
      if (!toldAway && now.getTime() - awaySince.getTime() >= ALERT_PATH_LIMIT_MS) toldAway = await tell("begin");
    }
  };
}
