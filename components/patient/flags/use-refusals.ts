"use client";

import { useState } from "react";
import { ProblemError } from "@/components/request";
import type { FieldIssue } from "@/contracts/problem";

/** What is wanting, by field. */
export type Issues<Field extends string> = Partial<Record<Field, string>>;

/** The errors of a form's fields, said before the server has to say them, or by it. `count` rises with every refusal. */
export function useRefusals<Field extends string>(fields: readonly Field[]) {
  const [state, setState] = useState<{ issues: Issues<Field>; count: number }>({ issues: {}, count: 0 });
  const refuse = (issues: Issues<Field>) => setState(({ count }) => ({ issues, count: count + 1 }));
  return {
    issues: state.issues,
    count: state.count,
    /** True where nothing is wanting; else the fields say what. */
    passes(issues: Issues<Field>): boolean {
      if (Object.keys(issues).length > 0) refuse(issues);
      else setState((was) => ({ ...was, issues: {} }));
      return Object.keys(issues).length === 0;
    },
    /** What the server refused, where it named fields. */
    fromServer(error: unknown) {
      const issues = error instanceof ProblemError ? issuesByField(error.issues, fields) : {};
      if (Object.keys(issues).length > 0) refuse(issues);
    },
    /** What a request failed on, unless a field says it. */
    failureOf(error: unknown): unknown {
      return error instanceof ProblemError && Object.keys(issuesByField(error.issues, fields)).length > 0 ? null : error;
    },
    /** A field that is being mended is no longer in error. */
    mend(fields: readonly string[]) {
      setState((was) => ({
        ...was,
        issues: Object.fromEntries(Object.entries(was.issues).filter(([field]) => !fields.includes(field))) as Issues<Field>,
      }));
    },
  };
}

/** The server's errors of these fields, by field; the first of each. */
export function issuesByField<Field extends string>(issues: readonly FieldIssue[], fields: readonly Field[]): Issues<Field> {
  const found = fields.map((field) => [field, issues.find(({ path }) => path === field)?.message] as const);
  return Object.fromEntries(found.filter(([, message]) => message !== undefined)) as Issues<Field>;
}
