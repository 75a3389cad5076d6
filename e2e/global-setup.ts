import { startDatabases } from "./databases";

/** Playwright's: before the first worker starts, and, with what this returns, after the last one has ended. */
export default startDatabases;
