import { ButtonLink } from "@/components/ui/button";

/** Why nobody can be enrolled yet, and what would change that. */
export function EnrolmentClosed({ missing }: { missing: readonly string[] }) {
  return (
    <section className="grid gap-4 rounded-card border border-line bg-surface p-6 shadow-raised">
      <h1 className="text-xl font-[650] tracking-tight">The clinic cannot enrol patients yet</h1>
      <p className="text-ink-2">A patient who answers must be able to rely on somebody reading it. First the clinic has to record:</p>
      <ul className="grid list-disc gap-1 pl-5">
        {missing.map((need) => (
          <li key={need}>{need}</li>
        ))}
      </ul>
      <p className="text-ink-2">Ask your clinic admin.</p>
      <p>
        <ButtonLink href="/panel">Back to the panel</ButtonLink>
      </p>
    </section>
  );
}
