/** When a staff page loads what it may need and nobody has asked for yet: it has long done by then what it opened for. */
export const LATER_MS = 10_000;
