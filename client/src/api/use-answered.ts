import { useState } from 'react'
import type { Query } from './use-query'

interface Answered<T> {
  /** Its data is as last loaded or as the last act answered, whichever came later. */
  query: Query<T>
  /** Shows the answer of an act at once, without asking again. */
  accept(data: T): void
}

/** A screen's data that acts answer, too. */
export function useAnswered<T>(query: Query<T>): Answered<T> {
  const [answered, setAnswered] = useState<{ data: T; after: T | null } | null>(null)
  const data = answered && answered.after === query.data ? answered.data : query.data
  return { query: { ...query, data }, accept: (answer) => setAnswered({ data: answer, after: query.data }) }
}
