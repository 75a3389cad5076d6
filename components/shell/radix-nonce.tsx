"use client";

import { setNonce } from "get-nonce";

/**
 * Radix adds a style tag while a dialog or menu is open; the policy lets it only with the document's nonce. Read from the document and
 * not passed down: after a soft navigation or refresh the server's nonce is a newer one, which this document would refuse.
 */
if (typeof document !== "undefined") {
  const nonce = document.querySelector<HTMLScriptElement>("script[nonce]")?.nonce;
  if (nonce) setNonce(nonce);
}

/** Renders nothing; importing it is the point. */
export function RadixNonce() {
  return null;
}
