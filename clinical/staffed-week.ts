/** Minutes a staffed day has at least: with fewer nobody could be promised that somebody looks. Source: product default. */
export const SHORTEST_STAFFED_DAY_MINUTES = 60;
/** Hours a staffed week has at least: two staffed hours would else take many days, and four a fortnight. Source: product default. */
export const SHORTEST_STAFFED_WEEK_HOURS = 10;
