/** The job that counts, and how it counts: another way gets another number, and everything that a board looks at is counted anew. */
export const COUNT_JOB = 'count-figures'
export const COUNTED_AS = 4
/** What was counted since this one is right as far as it goes: it is shown while the days are counted anew. */
export const RIGHT_SINCE = 2
