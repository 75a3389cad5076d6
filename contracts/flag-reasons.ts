/** Letters of a note that can be a reason. Apart from the schemas, so that a screen has it without them. */
export const SHORTEST_REASON = 3;
