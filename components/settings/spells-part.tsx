"use client";

import { type ReactNode, useState } from "react";
import { ChangeDialog } from "@/components/form/change-dialog";
import { failureWords } from "@/components/request";
import { Button } from "@/components/ui/button";
import { useClock } from "@/components/ui/clock";
import { useNotify } from "@/components/ui/notices";
import { Unfold } from "@/components/ui/unfold";
import type { CoverPage, CoverSpell } from "@/contracts/cover";
import { spellWords } from "./cover-words";
import { Part } from "./part";
import { SpellForm } from "./spell-form";
import { useSave } from "./use-save";

/** What tells turns from leave. */
export type SpellWords = {
  readonly path: "/turns" | "/leave";
  readonly title: string;
  readonly lead: string;
  readonly add: string;
  readonly none: string;
  readonly saved: string;
};

type Props = {
  id: string;
  words: SpellWords;
  spells: readonly CoverSpell[];
  page: CoverPage;
  /** Whose entries this person may write; null for everybody's. */
  onlyOf: string | null;
  mayAdd: boolean;
  note?: ReactNode;
};

/** Days of one person each: those to come, those that are over folded away, and what was just taken back with the way to put it back. */
export function SpellsPart({ id, words, spells, page, onlyOf, mayAdd }: Props) {
  const [withdrawn, setWithdrawn] = useState<readonly CoverSpell[]>([]);
  const [over, ahead] = [spells.filter(({ until }) => until < page.today), spells.filter(({ until }) => until >= page.today)];
  const mayWrite = (spell: CoverSpell) => mayAdd && (onlyOf === null || spell.staffId === onlyOf);
  return (
    <Part
      id={id}
      title={words.title}
      lead={words.lead}
      action={
        mayAdd && (
          <ChangeDialog open={words.add} title={words.add}>
            {(onDone) => <SpellForm {...{ words, page, onlyOf }} onDone={() => onDone(words.saved)} />}
          </ChangeDialog>
        )
      }
    >
      {ahead.length === 0 && <p className="text-ink-3">{words.none}</p>}
      {ahead.length > 0 && (
        <ul className="grid">
          {ahead.map((spell) => (
            <Row key={spell.id} spell={spell} today={page.today}>
              {mayWrite(spell) && <Withdraw path={words.path} spell={spell} onDone={() => setWithdrawn((before) => [...before, spell])} />}
            </Row>
          ))}
        </ul>
      )}
      <div role="status" className="grid gap-2 empty:hidden">
        {withdrawn.map((spell) => (
          <PutBack
            key={spell.id}
            path={words.path}
            spell={spell}
            onDone={() => setWithdrawn((before) => before.filter((one) => one.id !== spell.id))}
          />
        ))}
      </div>
      {over.length > 0 && (
        <details>
          <Unfold>{over.length} over</Unfold>
          <ul className="grid">
            {over.map((spell) => (
              <Row key={spell.id} spell={spell} today={page.today} />
            ))}
          </ul>
        </details>
      )}
    </Part>
  );
}

function Row({ spell, today, children }: { spell: CoverSpell; today: string; children?: ReactNode }) {
  const { timeZone, now } = useClock();
  const isOn = spell.from <= today && today <= spell.until;
  return (
    <li className="flex min-h-10 flex-wrap items-center gap-x-3 border-t border-line py-1 first:border-t-0">
      <span className="min-w-36 font-medium">{spell.name}</span>
      <span className="text-ink-2">{spellWords(spell, timeZone, now)}</span>
      {isOn && <span className="text-sm text-accent">now</span>}
      <span className="ml-auto">{children}</span>
    </li>
  );
}

type ActProps = { path: SpellWords["path"]; spell: CoverSpell; onDone: () => void };

function Withdraw({ path, spell, onDone }: ActProps) {
  const notify = useNotify();
  const { timeZone, now } = useClock();
  const { mutate, isPending } = useSave<Record<string, never>>(`${path}/${spell.id}/withdraw`, onDone);
  return (
    <Button
      size="small"
      variant="quiet"
      aria-disabled={isPending}
      aria-label={`Take back: ${spell.name}, ${spellWords(spell, timeZone, now)}`}
      onClick={() => isPending || mutate({}, { onError: (error) => notify(`Not taken back. ${failureWords(error)}`, "problem") })}
    >
      Take back
    </Button>
  );
}

/** The same days once more are an entry of their own: the one taken back stays as it was. */
function PutBack({ path, spell, onDone }: ActProps) {
  const notify = useNotify();
  const { timeZone, now } = useClock();
  const [id] = useState(() => crypto.randomUUID());
  const { mutate, isPending } = useSave<{ id: string; staffId: string; from: string; until: string }>(path, onDone);
  const { staffId, from, until } = spell;
  return (
    <p className="flex flex-wrap items-center gap-x-3 rounded-box bg-sunken py-1 pr-1 pl-3">
      <span>
        Taken back: {spell.name}, {spellWords(spell, timeZone, now)}
      </span>
      <Button
        size="small"
        className="ml-auto"
        aria-disabled={isPending}
        onClick={() =>
          isPending ||
          mutate({ id, staffId, from, until }, { onError: (error) => notify(`Not put back. ${failureWords(error)}`, "problem") })
        }
      >
        Put back
      </Button>
    </p>
  );
}
