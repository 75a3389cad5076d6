/** What is wrong with a field of a form, if anything is. */
export type ErrorOf = (field: string) => string | undefined;
