import type { PhoneAction } from '#shared/contract'
import { hashOf } from '../platform/hash'
import { readStored, removeStored, writeStored } from '../platform/storage'
import type { ActionOutput } from './call'

export interface KeptAnswer<T> {
  data: T
  /** By the phone's clock. */
  receivedAt: number
}

/** The shape in the storage. */
interface SealedAnswer<T> extends KeptAnswer<T> {
  seal: string
}

/** Storage keys that this run has read or written. A page that failed may have been drawn from any of them. */
const touched = new Set<string>()
const listeners = new Set<() => void>()

/**
 * The answer that an earlier run kept, or null. Screens trust answers because the shop's contract has checked them. An
 * answer from another release, or one that is no longer whole, was not checked, so it is dropped.
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

/** Drops what this run has kept or read back. Returns whether there was anything. */
export function forgetAnswers(): boolean {
  const keys = [...touched].filter((key) => readStored(key) !== null)
  for (const key of keys) removeStored(key)
  touched.clear()
  for (const listener of listeners) listener()
  return keys.length > 0
}

/** For code that holds an answer in memory longer than a page lives. */
export function onAnswersForgotten(listener: () => void): void {
  listeners.add(listener)
}

function isWhole<T>(stored: unknown): stored is SealedAnswer<T> {
  if (typeof stored !== 'object' || stored === null) return false
  const { data, receivedAt, seal } = stored as Partial<SealedAnswer<T>>
  return typeof receivedAt === 'number' && seal === sealOf({ data, receivedAt })
}

/** The build inserts a fingerprint of all contracts and rules, so that every release has a different seal. */
function sealOf({ data, receivedAt }: KeptAnswer<unknown>): string {
  return hashOf(JSON.stringify([process.env.CHANGLAI_CONTRACT ?? '', receivedAt, data]))
}
