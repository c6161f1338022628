import { setTimeout as wait } from 'node:timers/promises'

const TIMES_SHORTER = 20

/** Stands in for `platform/pause`: a cloud in the same process answers sooner than one across a network. */
export const pause = (ms: number): Promise<void> => wait(ms / TIMES_SHORTER)
