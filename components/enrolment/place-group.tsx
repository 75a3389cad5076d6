import { REGION_LABELS, REGIONS, type Region } from "@/clinical/crisis-lines";
import type { ErrorOf } from "@/components/person/error-of";
import { SelectField, TextField } from "@/components/ui/field";
import { LANGUAGE_LABELS, LANGUAGES } from "@/contracts/languages";
import { Group } from "./group";
import { TimeZoneOptions } from "./time-zone-options";

/** In which language, by whose clock and with which crisis lines the patient is asked. */
export function PlaceGroup({ defaults, errorOf }: { defaults: { region: Region; timeZone: string }; errorOf: ErrorOf }) {
  return (
    <Group title="Language and place">
      <SelectField name="language" label="Language" defaultValue="en" error={errorOf("language")}>
        {LANGUAGES.map((language) => (
          <option key={language} value={language}>
            {LANGUAGE_LABELS[language]}
          </option>
        ))}
      </SelectField>
      <SelectField
        name="region"
        label="Region"
        defaultValue={defaults.region}
        hint="Decides which crisis lines the patient sees."
        error={errorOf("region")}
      >
        {REGIONS.map((region) => (
          <option key={region} value={region}>
            {REGION_LABELS[region]}
          </option>
        ))}
      </SelectField>
      <TextField
        name="timeZone"
        label="Time zone"
        defaultValue={defaults.timeZone}
        list="time-zones"
        autoComplete="off"
        spellCheck={false}
        hint="Check-ins arrive by the patient’s clock."
        error={errorOf("timeZone")}
        required
      />
      <TimeZoneOptions id="time-zones" />
    </Group>
  );
}
