import type { Context } from '../../../platform/context'
import type { Noun } from '../../../platform/noun/noun'
import type { Personal } from '../../../platform/noun/personal'
import { findJobState } from '../../base/job/job.face'

/** How long what is kept, from what each noun declares of its collections, and how the jobs that forget stand. */
export async function listTerms({ db, nouns }: Context) {
  const personal = personalOf(nouns)
  // Several collections under one title that end together are one thing to whoever reads the list.
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
