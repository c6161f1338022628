import type { Reward } from '#shared/ledger/points/reward'

/** What is to be given, or taken back, for what a member did. */
export interface Move {
  kind: 'give' | 'take'
  /** `act`: by a rule of growth. `task`: for a task. */
  reason: 'act' | 'task'
  /** Of the entry: new each time it is given, so that it is given once. */
  sourceId: string
  title: string
  reward: Reward
  /** The record whose deed it is for. */
  record: string
}

/** The first time has the plain name. */
export const sourceOf = (place: string, times: number): string => (times <= 1 ? place : `${place}:${times}`)
