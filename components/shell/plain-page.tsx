import type { ReactNode } from "react";
import { BrandMark } from "./brand";

/** A page with nothing but a few words in the middle: not found, an error, what to do first. */
export function PlainPage({ title, children }: { title: string; children: ReactNode }) {
  return (
    <main className="mx-auto grid min-h-dvh max-w-md content-center gap-4 p-6">
      <p className="flex items-center gap-2 font-semibold">
        <BrandMark />
        Isomood
      </p>
      <h1 className="text-xl font-semibold tracking-tight">{title}</h1>
      {children}
    </main>
  );
}
