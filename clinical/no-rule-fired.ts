/** What stands where no flag is. Never a word that reassures. Source: wording, on the panel with nothing flagged. */
export const NO_RULE_FIRED = "No rule fired. This does not exclude risk; ask about mood.";
