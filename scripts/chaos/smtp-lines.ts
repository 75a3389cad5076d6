/** What a client has said in one stretch: a command's line, or a whole message with its ending dot. */
export type Said = { readonly kind: "command"; readonly line: string } | { readonly kind: "message"; readonly text: string };

const END = "\r\n.\r\n";

/**
 * Cuts what an SMTP client sends into commands and messages, wherever the network cuts it. A message begins after `begin` (the server has
 * answered 354). Binary text throughout: nothing is decoded, and nothing changes.
 */
export function smtpLines(): { push(chunk: string): Said[]; begin(): void } {
  let buffer = "";
  let inMessage = false;
  const next = (): Said | undefined => {
    const end = inMessage ? endOfMessage(buffer) : buffer.indexOf("\r\n") + 2;
    if (end < 2) return undefined;
    const text = buffer.slice(0, end);
    buffer = buffer.slice(end);
    if (!inMessage) return { kind: "command", line: text };
    inMessage = false;
    return { kind: "message", text };
  };
  return {
    push(chunk) {
      buffer += chunk;
      const said: Said[] = [];
      for (let one = next(); one !== undefined; one = next()) said.push(one);
      return said;
    },
    begin() {
      inMessage = true;
    },
  };
}

/** An empty message is its dot alone. */
function endOfMessage(buffer: string): number {
  if (buffer.startsWith(".\r\n")) return 3;
  const at = buffer.indexOf(END);
  return at < 0 ? -1 : at + END.length;
}
