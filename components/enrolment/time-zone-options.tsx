"use client";

import { useEffect, useState } from "react";

/** The time zones this browser knows, as suggestions. Filled in after mounting: four hundred names need not be in the page. */
export function TimeZoneOptions({ id }: { id: string }) {
  const [zones, setZones] = useState<string[]>([]);
  useEffect(() => setZones(Intl.supportedValuesOf("timeZone")), []);
  return (
    <datalist id={id}>
      {zones.map((zone) => (
        <option key={zone} value={zone} />
      ))}
    </datalist>
  );
}
