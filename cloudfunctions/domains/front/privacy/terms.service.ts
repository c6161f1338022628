import type { Context } from '../../../platform/context'
import type { Noun } from '../../../platform/noun/noun'
import type { Personal } from '../../../platform/noun/personal'
import { findJobState } from '../../base/job/job.face'

/** How long each kind of record is kept, as the nouns declare it, and how the jobs that remove records are doing. */
export async function listTerms({ db, nouns }: Context) {
  const personal = personalOf(nouns)
  // To the reader, collections that share a title and a term are one thing.
  const terms = unique(personal.flatMap(({ shown, term }) => (term ? [{ title: shown.title, ...term }] : [])))
  const states = await Promise.all([...new Set(terms.map(({ job }) => job))].map((job) => findJobState(db, job)))
  const stateOf = (job: string) => states.find((state) => state?._id === job)
  const kept = personal.filter(({ term }) => !term).map(({ shown, onClosing }) => ({ title: shown.title, onClosing }))
  return {
    terms: terms.map(({ title, days, job }) => {
      const state = stateOf(job)
      return {
        title,
        days,
        job,
        ranAt: state?.finishedAt ?? null,
        removed: state?.changed ?? 0,
        isFailing: state?.status === 'failed' || (state?.failures ?? 0) > 0,
      }
    }),
    kept: unique(kept),
  }
}

const unique = <T>(all: readonly T[]): T[] => [...new Map(all.map((each) => [JSON.stringify(each), each])).values()]

function personalOf(nouns: readonly Noun[]): Personal[] {
  return nouns.flatMap(({ collections = {} }) => Object.values(collections).flatMap(({ person }) => person ?? []))
}
