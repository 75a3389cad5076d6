/**
 * French puts a space before : ; ? ! and inside « », where a line must not break. The texts are written with plain spaces, which
 * everybody can see; this makes them firm.
 * @example firmSpaces("Qui répond ?") // "Qui répond\u00a0?"
 */
export function firmSpaces(text: string): string {
  return text.replace(/ (?=[:;?!»])/g, "\u00a0").replace(/« /g, "«\u00a0");
}
