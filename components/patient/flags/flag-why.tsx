import type { ReactNode } from "react";
import { PHQ9_ITEMS } from "@/clinical/instruments";
import { Unfold } from "@/components/ui/unfold";
import type { PatientFlag } from "@/contracts/patient-page";
import { changeText } from "../chart/point-words";
import { numberWords } from "./number-words";

/** Items answered differently since the last time, the biggest rise first. */
export function MovedItems({ items }: { items: PatientFlag["items"] }) {
  if (items.length === 0) return null;
  return (
    <ul aria-label="Items that moved" className="flex flex-wrap gap-1.5">
      {items.map(({ key, from, to }) => (
        <li key={key} className="rounded bg-sunken px-2 py-0.5 text-xs" title={`from ${from} to ${to}`}>
          {PHQ9_ITEMS.find((item) => item.key === key)?.shortLabel ?? key} {changeText(to - from)}
        </li>
      ))}
    </ul>
  );
}

/** The rule, its numbers, where it comes from and the versions that decided: enough to check the flag by hand. `children` stand above them. */
export function FlagWhy({ flag, children }: { flag: PatientFlag; children?: ReactNode }) {
  return (
    <details className="text-sm open:basis-full">
      <Unfold>Why this</Unfold>
      {children}
      <dl className="grid grid-cols-[1fr_auto] gap-x-4 gap-y-1 rounded-box bg-sunken px-3 py-2">
        {numberWords(flag.rule, flag.numbers).map(({ label, value }) => (
          <Fact key={label} label={label} value={value} />
        ))}
        <Fact label="Rule" value={`${flag.title} (${flag.rule})`} />
        <Fact label="Policy" value={flag.policyVersion} />
        <Fact label="Rule code" value={flag.codeVersion} />
      </dl>
      <h4 className="mt-2 px-3 text-ink-3">Where the rule and its thresholds come from</h4>
      <ul className="list-disc pr-3 pb-1 pl-7 text-ink-2">
        {flag.sources.map((source) => (
          <li key={source}>{source}</li>
        ))}
      </ul>
    </details>
  );
}

function Fact({ label, value }: { label: string; value: string | number }) {
  return (
    <>
      <dt className="text-ink-2">{label}</dt>
      <dd className="text-right font-medium">{value}</dd>
    </>
  );
}
