/**
 * True for errors that say the database could not be reached, is stopping, has no room or took too long: all of them pass. postgres.js
 * names connection errors itself; the rest are SQLSTATE classes (PostgreSQL manual, appendix A).
 */
export function isDatabaseAway(error: unknown): boolean {
  for (let cause = error, depth = 0; cause instanceof Error && depth < 5; cause = cause.cause, depth += 1) {
    const { code, errors } = cause as { code?: unknown; errors?: unknown };
    if (typeof code === "string" && AWAY.test(code)) return true;
    // Node tries each address of a host name and reports all the refusals together.
    if (Array.isArray(errors) && errors.some(isDatabaseAway)) return true;
  }
  return false;
}

const AWAY =
  /^(ECONNREFUSED|ECONNRESET|ETIMEDOUT|EPIPE|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN|CONNECTION_(CLOSED|ENDED|DESTROYED)|CONNECT_TIMEOUT|08...|53...|57P0.|57014|55P03|25P03|25006|40001|40P01)$/;
