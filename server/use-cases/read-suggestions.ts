import { ACTION_URGENCIES, JURISDICTIONS, type Jurisdiction, jurisdictionOf, packFor } from "@/clinical/jurisdiction";
import { localDateOf } from "@/clinical/plain-date";
import type { PackActions, SuggestionsPage } from "@/contracts/suggested-actions";
import { type Database, withClinic } from "@/db/client";
import { readClinicRegion } from "@/db/queries/clinics";
import { listActions } from "@/db/queries/own-actions";
import type { StaffActor } from "@/server/actor";

/** What the actor's clinic suggests at each urgency, every version of it, and what the packs in force today say. */
export function readSuggestions(db: Database, actor: Pick<StaffActor, "clinicId" | "clinicTimeZone">, now: Date): Promise<SuggestionsPage> {
  return withClinic(db, actor.clinicId, async (tx) => {
    const [region, rows] = await Promise.all([readClinicRegion(tx), listActions(tx)]);
    return {
      records: ACTION_URGENCIES.map((urgency) => ({
        urgency,
        versions: rows
          .filter((row) => row.urgency === urgency)
          .map(({ version, text, by, at }) => ({ version, text, by, at: at.toISOString() })),
      })),
      ...packsOn(localDateOf(now, actor.clinicTimeZone), jurisdictionOf(region)),
      asOf: now.toISOString(),
    };
  });
}

/** The packs in force on a day: what the clinic's own says, and whatever another says otherwise. */
function packsOn(today: string, own: Jurisdiction): Pick<SuggestionsPage, "pack" | "others"> {
  const all = JURISDICTIONS.map((one) => ({ one, ...packFor(one, today) }));
  const alike = (pack: Pick<PackActions, "actions" | "always">): PackActions => {
    const { actions, always } = pack;
    const same = all.filter(
      (other) => other.always === always && ACTION_URGENCIES.every((urgency) => other.actions[urgency] === actions[urgency]),
    );
    const titles = same.filter(({ one }) => one !== "general").map(({ title }) => title);
    return { titles, elsewhere: same.length > titles.length, actions, always };
  };
  const pack = alike(packFor(own, today));
  const others = all.map(alike).filter(({ titles: [first] }, at, found) => found.findIndex(({ titles }) => titles[0] === first) === at);
  return { pack, others: others.filter(({ titles: [first] }) => first !== pack.titles[0]) };
}
