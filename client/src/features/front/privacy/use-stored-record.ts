import { useState } from 'react'
import { ApiError } from '../../../api/api-error'
import { call } from '../../../api/call'
import { refusalText } from '../../../api/refusal-text'
import { useQuery } from '../../../api/use-query'
import type { StoredSection } from './record-text'

/** Everything kept about the member. For nearly everybody it fits into one reply; the rest is read on request. */
export function useStoredRecord(enabled: boolean) {
  const { data, error, loading, refresh } = useQuery('privacy.getStoredRecord', {}, { enabled, refreshOnShow: false })
  const [whole, setWhole] = useState<ReadonlyMap<string, StoredSection>>(new Map())
  const [reading, setReading] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const sections = data?.sections.map((section) => whole.get(section.kind) ?? section)
  const readRest = async () => {
    setReading(true)
    setProblem(null)
    try {
      for (const section of sections?.filter(hasMore) ?? []) {
        const read = await readToEnd(section)
        setWhole((known) => new Map([...known, [section.kind, read]]))
      }
    } catch (failure) {
      if (!(failure instanceof ApiError)) throw failure
      setProblem(refusalText(failure))
    } finally {
      setReading(false)
    }
  }
  const hidden = data?.hidden ?? []
  return {
    sections,
    hidden,
    error,
    loading,
    refresh,
    hasRest: sections?.some(hasMore) ?? false,
    readRest,
    reading,
    problem,
  }
}

const hasMore = ({ nextFrom }: StoredSection) => nextFrom !== null && nextFrom !== undefined

async function readToEnd(section: StoredSection): Promise<StoredSection> {
  let read = section
  while (read.nextFrom !== null) {
    const kind = section.kind as 'events'
    const { sections } = await call('privacy.getStoredRecord', { kind, from: read.nextFrom })
    const next = sections[0]
    if (!next) break
    // Records of the instant at which the previous page ended appear again.
    const known = new Set(read.records.map(({ _id }) => _id))
    const fresh = next.records.filter(({ _id }) => !known.has(_id))
    const { nextFrom } = next
    read = { ...read, records: [...read.records, ...fresh], nextFrom, isComplete: nextFrom === null }
    if (fresh.length === 0) break
  }
  return read
}
