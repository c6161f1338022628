import type { FindAction } from '../platform/dispatch'
import { DomainError } from '../platform/domain-error'
import { type Noun, nounOf } from '../platform/noun/noun'
import { NOT_DONE } from '../platform/noun/samples'

/** What reviewers may do without a sample of it: the till of their own store, and whatever any member may do. */
const OWN_STORE = ['clerk', 'manager', 'region', 'headquarters']

/** Reviewers of WeChat are answered with the samples that nouns declare, and are refused what is declared not to be done. */
export const withSamples =
  (nouns: readonly Noun[], find: FindAction): FindAction =>
  async (name) => {
    const found = await find(name)
    if (!found) return null
    const { spec, answer } = found
    return {
      spec,
      answer: async (input, context) => {
        if (!context.isReviewer) return answer(input, context)
        const sample = (await nounOf(nouns, name)?.samples?.())?.[name]
        if (sample === NOT_DONE) throw new DomainError('SAMPLE_ONLY')
        // The input was parsed by the contract that the sample is written for.
        if (sample) return sample(input as never, context.now)
        if (OWN_STORE.includes(spec.access)) return answer(input, context)
        throw new DomainError('NOT_ALLOWED')
      },
    }
  }
