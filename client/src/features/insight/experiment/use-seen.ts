import { useEffect } from 'react'
import { ApiError } from '../../../api/api-error'
import { call } from '../../../api/call'
import { readStored, writeStored } from '../../../platform/storage'

const STORAGE_KEY = 'experiments-seen'
/** More than run at a time; the oldest are over by then. */
const KEPT_MAX = 40

// Told of or being told of, since the mini-program was started.
const told = new Set<string>()

/**
 * Tells the shop what is drawn on this screen, once each: only who has seen an arm is counted. Nothing waits for it, and what did not
 * get through is told at the next drawing.
 */
export function useSeen(experimentIds: readonly (string | null | undefined)[], memberId: string | null): void {
  const ids = experimentIds.filter((id): id is string => typeof id === 'string').join(' ')
  useEffect(() => {
    if (memberId === null) return
    for (const id of ids.split(' ').filter(Boolean)) void tellOnce(id, memberId)
  }, [ids, memberId])
}

async function tellOnce(experimentId: string, memberId: string): Promise<void> {
  const key = `${experimentId}:${memberId}`
  if (told.has(key) || known().includes(key)) return
  told.add(key)
  try {
    await call('experiment.see', { experimentId })
    writeStored(STORAGE_KEY, [...known(), key].slice(-KEPT_MAX))
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    // Nobody asked for it: without a network nothing is said, and the next drawing tells it again.
    told.delete(key)
  }
}

function known(): string[] {
  const stored = readStored(STORAGE_KEY)
  return Array.isArray(stored) ? stored.filter((each): each is string => typeof each === 'string') : []
}
