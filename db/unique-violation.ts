import postgres from "postgres";

/** True for the refusal of a row whose like is there already, by this unique constraint. */
export function isUniqueViolation(error: unknown, constraint: string): boolean {
  const refusal = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return refusal instanceof postgres.PostgresError && refusal.code === "23505" && refusal.constraint_name === constraint;
}
