"use client";

import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from "react";
import { forgetKept, keep, keptOf } from "./use-kept";

type Fields = Readonly<Record<string, string>>;

/**
 * Keeps what a form of plain fields holds while somebody looks at another page: in this tab's memory alone, as `useKept` does. `begun` is what it
 * is filled with again, null where nobody had begun; fields that a component holds itself take their beginning from it.
 * @param held changes when fields do that send no event
 */
export function useKeptForm(key: string, form: RefObject<HTMLFormElement | null>, held: unknown) {
  const [begun] = useState(() => keptOf<Fields>(key));
  const blank = useRef("");
  useLayoutEffect(() => {
    if (form.current === null) return;
    blank.current = JSON.stringify(fieldsOf(form.current));
    if (begun !== null) fill(form.current, begun);
  }, [form, begun]);
  const take = () => {
    if (form.current === null) return;
    const fields = fieldsOf(form.current);
    // A form that stands as it was found is nothing that somebody has begun.
    if (begun === null && JSON.stringify(fields) === blank.current) forgetKept(key);
    else keep(key, fields);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: it looks at the form itself; `held` says when
  useEffect(take, [held]);
  return { begun, take, forget: () => forgetKept(key) };
}

function fieldsOf(form: HTMLFormElement): Fields {
  return Object.fromEntries([...new FormData(form)].flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : [])));
}

/** By its elements, because their defaults are the server's. What React holds by itself has its value already. */
function fill(form: HTMLFormElement, fields: Fields): void {
  for (const element of form.elements) {
    const field = element as HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;
    if (field.name === "" || field.type === "radio") continue;
    if (field instanceof HTMLInputElement && field.type === "checkbox") field.checked = field.name in fields;
    else field.value = fields[field.name] ?? "";
  }
}
