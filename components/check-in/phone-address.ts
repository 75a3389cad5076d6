/** `tel:` link of a number as people write it. */
export function callAddress(number: string): string {
  return `tel:${number.replace(/[^\d+]/g, "")}`;
}

/** `sms:` link, with the word to send already written. `?&body=` is understood by both iOS and Android. */
export function textAddress({ to, body }: { readonly to: string; readonly body?: string }): string {
  const number = to.replace(/[^\d+]/g, "");
  return body ? `sms:${number}?&body=${encodeURIComponent(body)}` : `sms:${number}`;
}
