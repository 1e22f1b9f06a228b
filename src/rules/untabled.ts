/** What the initials before a bracket make of the acronym in it. */
export const ACRONYM_INITIALS = "acronym/initials";
/** What takes away a mark that nobody printed, and what makes another of one. */
export const STRAY_MARK = "marks/stray";
export const STOP_FOR_COMMA = "marks/stop-for-comma";
export const DASH_FOR_HYPHEN = "marks/dash-for-hyphen";

/** Ids of what is in no table and is switched like a rule. */
export const UNTABLED: readonly string[] = [ACRONYM_INITIALS, STRAY_MARK, STOP_FOR_COMMA, DASH_FOR_HYPHEN];
