import type { ReactNode } from "react";
import { Skeleton } from "@/components/ui/skeleton";
import type { OpeningPlace } from "./opening-place";

// Apart from the views they stand for, against the rule of the house: whoever leaves a page would else carry the scripts of all the others.

const WORDS: Readonly<Record<OpeningPlace, string>> = {
  patient: "Opening the patient’s page",
  panel: "Opening the panel",
  page: "Opening the page",
};

/** The page that was asked for, in its final shape. */
export function OpeningSkeleton({ place }: { place: OpeningPlace }) {
  return (
    <>
      <span className="sr-only">{WORDS[place]}</span>
      {place === "patient" ? <PatientSkeleton /> : place === "panel" ? <PanelSkeleton /> : <PageSkeleton />}
    </>
  );
}

function PatientSkeleton() {
  return (
    <>
      <div className="border-b border-line bg-surface">
        <div className="page-width grid gap-x-6 gap-y-2.5 py-3 lg:grid-cols-[1fr_auto] lg:items-center">
          <Skeleton className="h-6.5 w-56 max-w-full" />
          <div className="flex flex-wrap gap-x-8 gap-y-2 lg:col-span-2">
            {["w-24", "w-28", "w-36", "w-24", "w-32"].map((width, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: bars without a life of their own
              <Skeleton key={place} className={`h-9 ${width}`} />
            ))}
          </div>
          <div className="flex flex-wrap gap-2 lg:col-start-2 lg:row-start-1 lg:justify-end">
            {["w-40", "w-46", "w-35", "w-25"].map((width, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: as above
              <Skeleton key={place} className={`h-8 ${width}`} />
            ))}
          </div>
        </div>
      </div>
      <div className="border-b border-line bg-surface">
        <div className="page-width py-2.5">
          <Skeleton className="h-5 w-140 max-w-full" />
        </div>
      </div>
      <div className="page-width grid grid-cols-[minmax(0,1fr)] gap-5 py-5 min-[1100px]:grid-cols-[minmax(0,1fr)_380px] min-[1700px]:grid-cols-[minmax(0,1fr)_440px]">
        <Box>
          <Skeleton className="my-1.5 h-5 w-44" />
          <Skeleton className="w-72 max-w-full" />
          <Skeleton className="w-120 max-w-full" />
          <Skeleton className="mt-4 h-[396px] rounded-box" />
          <Skeleton className="mt-7 h-[184px] rounded-box" />
        </Box>
        <div className="grid grid-cols-[minmax(0,1fr)] content-start gap-3 max-[1099px]:order-first">
          <Box>
            <Skeleton className="h-5 w-32" />
            <Skeleton className="h-9 w-60" />
            <Skeleton className="mt-3 w-72 max-w-full" />
            <Skeleton className="h-8 w-32" />
          </Box>
          <Box>
            <Skeleton className="h-6 w-48" />
            <Skeleton />
            <Skeleton className="w-4/5" />
            <Skeleton className="mt-2 h-20" />
            <Skeleton className="mt-2 h-8 w-40" />
          </Box>
          <Box>
            <Skeleton className="h-5 w-24" />
            <Skeleton className="h-32" />
          </Box>
        </div>
      </div>
    </>
  );
}

function PanelSkeleton() {
  return (
    <div className="page-width py-5">
      <div className="mb-3 grid grid-cols-[minmax(0,1fr)] gap-2">
        <Skeleton className="h-8 w-120 max-w-full" />
        <Skeleton className="h-8 w-140 max-w-full" />
        <Skeleton className="h-8 md:hidden" />
      </div>
      <div className="divide-y divide-line overflow-clip rounded-card border border-line bg-surface shadow-raised">
        <div className="h-9 max-xl:hidden" />
        {Array.from({ length: 12 }, (_, row) => `row ${row}`).map((row) => (
          <div
            key={row}
            className="flex h-14 items-center gap-6 px-4 max-xl:h-36 max-xl:flex-col max-xl:items-start max-xl:justify-center max-xl:gap-2"
          >
            <Skeleton className="w-16" />
            <Skeleton className="w-40" />
            <Skeleton className="w-24" />
            <Skeleton className="w-32 max-xl:hidden" />
            <Skeleton className="grow max-xl:w-full max-xl:grow-0" />
            <Skeleton className="w-24" />
          </div>
        ))}
      </div>
    </div>
  );
}

function PageSkeleton() {
  return (
    <div className="mx-auto grid max-w-5xl grid-cols-[minmax(0,1fr)] gap-5 px-4 py-6 sm:px-5">
      <Skeleton className="h-7 w-48" />
      <Skeleton className="w-120 max-w-full" />
      {["h-40", "h-56", "h-40"].map((height, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: as above
        <Skeleton key={place} className={`rounded-card ${height}`} />
      ))}
    </div>
  );
}

function Box({ children }: { children: ReactNode }) {
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] content-start gap-2 rounded-card border border-line bg-surface px-4 py-3.5 shadow-raised">
      {children}
    </div>
  );
}
