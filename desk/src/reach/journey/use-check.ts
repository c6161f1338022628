import { useEffect, useState } from 'react'
import { readDefinition } from '#shared/reach/journey/problems'
import { useAsk } from '../../api/use-ask'
import type { DraftJourney } from './steps'
import { problemText } from './words'

const REST_MS = 600

export interface Problem {
  path: string
  text: string
}

/**
 * What stands against a draft: what the draft itself tells, at once; what the shop knows, such as a coupon that is not on
 * sale, when the typing has paused. Places that are no part of a definition are left out.
 */
export function useCheck(journey: DraftJourney): { problems: Problem[]; sentences: readonly string[] } {
  const text = JSON.stringify(journey)
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), REST_MS)
    return () => clearTimeout(timer)
  }, [text])
  const answer = useAsk('journey.check', { definition: JSON.parse(settled) }).answer
  const own = readDefinition(journey).problems
  const told = settled === text ? (answer?.problems ?? []) : []
  const isNew = ({ path, text: words }: Problem) => !own.some((each) => each.path === path && each.text === words)
  return {
    problems: [...own, ...told.filter(isNew)].map(({ path, text: words }) => ({ path, text: problemText(words) })),
    sentences: answer?.sentences ?? [],
  }
}
