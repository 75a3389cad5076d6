/**
 * Loaded before web and worker (node --import): ends them when their supervisor is gone, killed with -9 perhaps, also while they are
 * still starting and have no ear of their own for it. Once they have, they end in order, and this only sees that they do.
 */
const IN_ORDER_WITHIN_MS = 20_000;

function endWithParent(): void {
  if (process.listenerCount("disconnect") === 1) process.exit(1);
  setTimeout(() => process.exit(1), IN_ORDER_WITHIN_MS).unref();
}

if (process.send !== undefined) {
  process.on("disconnect", endWithParent);
  if (!process.connected) process.exit(1);
}
