export const JOURNEY_WORK = 'journey'
/** The due work of a run: one, however often it is put down. */
export const workIdOf = (runId: string) => `${JOURNEY_WORK}:${runId}`
