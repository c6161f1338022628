import type { PhoneAction } from '#shared/contract'
import { hashOf } from '../platform/hash'
import { readStored, removeStored, writeStored } from '../platform/storage'
import type { ActionOutput } from './call'

export interface KeptAnswer<T> {
  data: T
  /** By the phone's clock. */
  receivedAt: number
}

/** As it lies in the storage. */
interface SealedAnswer<T> extends KeptAnswer<T> {
  seal: string
}

/** Storage keys that this run has read or written: what a page that failed may have been drawn from. */
const touched = new Set<string>()
const listeners = new Set<() => void>()

/**
 * What an earlier run kept, or null. Screens are drawn from answers that the shop's contract has checked; what another
 * release wrote, or what is not whole any more, was checked by nobody, so it goes.
 */
export function recallAnswer<K extends PhoneAction>(key: string): KeptAnswer<ActionOutput<K>> | null {
  touched.add(key)
  const stored = readStored(key)
  if (stored === null) return null
  if (isWhole<ActionOutput<K>>(stored)) return { data: stored.data, receivedAt: stored.receivedAt }
  removeStored(key)
  return null
}

export function keepAnswer<T>(key: string, answer: KeptAnswer<T>): void {
  touched.add(key)
  writeStored(key, { ...answer, seal: sealOf(answer) } satisfies SealedAnswer<T>)
}

/** Drops what this run has kept or recalled. Answers whether there was anything. */
export function forgetAnswers(): boolean {
  const keys = [...touched].filter((key) => readStored(key) !== null)
  for (const key of keys) removeStored(key)
  touched.clear()
  for (const listener of listeners) listener()
  return keys.length > 0
}

/** For whoever holds an answer in memory that outlives a page. */
export function onAnswersForgotten(listener: () => void): void {
  listeners.add(listener)
}

function isWhole<T>(stored: unknown): stored is SealedAnswer<T> {
  if (typeof stored !== 'object' || stored === null) return false
  const { data, receivedAt, seal } = stored as Partial<SealedAnswer<T>>
  return typeof receivedAt === 'number' && seal === sealOf({ data, receivedAt })
}

/** The build puts in a fingerprint of all contracts and rules: another release's seal is another one. */
function sealOf({ data, receivedAt }: KeptAnswer<unknown>): string {
  return hashOf(JSON.stringify([process.env.CHANGLAI_CONTRACT ?? '', receivedAt, data]))
}
