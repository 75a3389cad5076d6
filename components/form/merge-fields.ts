export type Fields = Readonly<Record<string, string>>;

/**
 * What a form shows once a colleague has recorded a newer version: fields that nobody touched here take the newer value, touched ones keep
 * what was typed. `differing` has, for the fields that both changed, what the colleague recorded.
 * @param seen the fields of the version that the form was filled from
 */
export function mergeFields(seen: Fields, typed: Fields, newest: Fields): { typed: Fields; differing: Fields } {
  const names = [...new Set([...Object.keys(typed), ...Object.keys(newest)])];
  const before = (name: string) => seen[name] ?? "";
  const here = (name: string) => typed[name] ?? "";
  const there = (name: string) => newest[name] ?? "";
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
