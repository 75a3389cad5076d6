import type { Database } from "./client";

/**
 * Listens on a channel with one connection of its own, which the driver reopens whenever it is lost. What was sent in between is
 * lost, so `onListening` is called at each (re)opening: whoever keeps a copy of something reads it again then.
 * @throws when the first connection cannot be made
 */
export async function listen(
  { sql }: Database,
  channel: string,
  { onPayload, onListening }: { onPayload: (payload: string) => void; onListening: () => void },
): Promise<void> {
  await sql.listen(channel, onPayload, onListening);
}
