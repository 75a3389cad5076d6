export type Fields = Readonly<Record<string, string>>;
/** Fields of a record in one version of it. */
export type Versioned = { readonly version: number; readonly fields: Fields };

/**
 * What a form shows once a colleague has recorded a newer version: fields that nobody touched here take the newer value, touched ones keep
 * what was typed. `differing` has, for the fields that both changed, what the colleague recorded.
 * @param seen the version that the form was filled from
 */
export function mergeFields(seen: Versioned, typed: Fields, newest: Versioned): { typed: Fields; differing: Fields } {
  const names = [...new Set([...Object.keys(typed), ...Object.keys(newest.fields)])];
  const before = (name: string) => seen.fields[name] ?? "";
  const here = (name: string) => typed[name] ?? "";
  const there = (name: string) => newest.fields[name] ?? "";
  const untouched = (name: string) => here(name) === before(name);
  return {
    typed: Object.fromEntries(names.map((name) => [name, untouched(name) ? there(name) : here(name)])),
    differing: Object.fromEntries(
      names.flatMap((name) =>
        !untouched(name) && there(name) !== before(name) && there(name) !== here(name) ? [[name, there(name)]] : [],
      ),
    ),
  };
}
