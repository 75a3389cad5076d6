import { Lock } from "lucide-react";
import type { ActionUrgency } from "@/clinical/jurisdiction";
import { aroundOwnText, suggestionWith } from "@/clinical/own-actions";
import type { PackActions } from "@/contracts/suggested-actions";
import { SHOWN_BY } from "./suggestion-words";

type Props = { urgency: ActionUrgency; pack: PackActions; others: readonly PackActions[]; own: string | null };

/** How a flag of this urgency reads where the clinic is, and what of it stays whatever a clinic writes. `own` null: as the pack has it. */
export function SuggestionReads({ urgency, pack, others, own }: Props) {
  const rule = SHOWN_BY[urgency];
  const { text } = suggestionWith(rule, pack, own === null ? {} : { [urgency]: own });
  const { before, after } = aroundOwnText(rule, pack);
  const fixed = [...before, ...after].filter((sentence) => text.includes(sentence));
  return (
    <div className="grid content-start gap-2">
      <p className="rounded-box bg-sunken px-3 py-2">{text}</p>
      <p className="flex items-start gap-1.5 text-sm text-ink-3">
        <Lock size={14} aria-hidden className="mt-0.5 shrink-0" />
        <span>
          Always there: {fixed.map((sentence) => `“${sentence}”`).join(" ")}
          {others.map(
            ({ always, titles }) => always !== null && always !== pack.always && ` For patients in ${titles.join(", ")} also “${always}”`,
          )}
        </span>
      </p>
    </div>
  );
}
