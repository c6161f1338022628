import type { ToldName } from '#shared/base/facts/told-facts'
import { nouns } from '../../../../nouns'
import type { Context } from '../../../../platform/context'
import type { Heard, Subscription } from '../../../../platform/noun/answer'
import type { Noun } from '../../../../platform/noun/noun'
import { timerContext } from '../../../../testing/timer-context'

/** A noun that answers facts and remembers what it has heard; it can be told to fail. */
export interface Listener {
  noun: Noun
  heard: Heard[]
  /** Whether it fails to answer this fact. */
  fails: (told: Heard) => boolean
}

export function listener(name: string, answers: { [N in ToldName]?: Partial<Subscription<N>> }): Listener {
  const own: Listener = { noun: { shelf: 'reach', name, uses: [] }, heard: [], fails: () => false }
  const answer = async (_tx: unknown, told: Heard) => {
    if (own.fails(told)) throw new Error('the answer is broken')
    own.heard.push(told)
  }
  const entries = Object.entries(answers).map(([fact, subscription]) => [
    fact,
    { order: 'commutative', ...subscription, answer: async () => answer },
  ])
  own.noun = { ...own.noun, answers: Object.fromEntries(entries) }
  return own
}

/** A timer's run in a shop that has these nouns too. */
export const withListeners = (...listeners: Listener[]): Context => ({
  ...timerContext(),
  nouns: [...nouns, ...listeners.map(({ noun }) => noun)],
})

/** A timer's run in a shop where this noun cannot answer anything. */
export const withBroken = (by: string): Context => ({
  ...timerContext(),
  nouns: nouns.map((noun) => (noun.name === by ? broken(noun) : noun)),
})

function broken(noun: Noun): Noun {
  const answer = async () => async () => {
    throw new Error('the answer is broken')
  }
  const answers = Object.entries(noun.answers ?? {}).map(([fact, subscription]) => [fact, { ...subscription, answer }])
  return { ...noun, answers: Object.fromEntries(answers) }
}
