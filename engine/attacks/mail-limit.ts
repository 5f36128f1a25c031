/** Longest mail a plan may hold, in UTF-16 units. */
export const MAX_OWN_MAIL = 2000;
