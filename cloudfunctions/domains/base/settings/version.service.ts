import { problemsOf } from '#shared/base/settings/problems'
import type { RuleDocument } from '#shared/base/settings/rule-document'
import type { Context } from '../../../platform/context'
import type { Tx } from '../../../platform/db/db'
import { DomainError } from '../../../platform/domain-error'
import type { RegisteredRules, StoredSetting } from '../../../platform/noun/rules'
import { digestOf } from './digest'
import { firstVersionOf } from './rules.service'
import { insertVersions, type StoredVersion } from './settings.repository'

const PROBLEM_LENGTH_MAX = 300

export interface NewVersion {
  registered: Pick<RegisteredRules, 'document' | 'store'>
  /** The newest version of the history as it was read before; null when there is none yet. */
  newest: StoredVersion | null
  value: unknown
  by: string
  approvedBy: string | null
  note: string
  /** Empty for what no request asked for. */
  requestId: string
}

/**
 * Writes the next version and puts it in force. Its number is part of its id, so that of two who write the next
 * version at the same time one gets a DuplicateKeyError. The first change keeps the built-in rules as version 1, so
 * that there is something to roll back to.
 */
export async function putInForce(now: number, tx: Tx, made: NewVersion): Promise<number> {
  const { registered, newest, ...facts } = made
  const { document, store } = registered
  const { setting } = document
  const version = (newest?.version ?? firstVersionOf(document)) + 1
  const next: StoredVersion = { _id: `${setting}:${version}`, setting, version, at: now, ...facts }
  await insertVersions(tx, newest ? [next] : [...factoryVersions(document), next])
  const { value, by } = facts
  await store.save(tx, { _id: setting, version, value, digest: digestOf(value), by, at: now })
  return version
}

/** The first version of a document that nobody has written yet, in the caller's transaction, which stores the document. */
export async function writeFirstVersion(
  { now, requestId, approvedBy }: Pick<Context, 'now' | 'requestId' | 'approvedBy'>,
  tx: Tx,
  { document, ...facts }: Pick<StoredVersion, 'value' | 'by' | 'note'> & { document: RuleDocument<unknown> },
): Promise<void> {
  const { setting } = document
  await insertVersions(tx, [
    { _id: `${setting}:1`, setting, version: 1, at: now, ...facts, approvedBy: approvedBy ?? null, requestId },
  ])
}

/** The built-in rules as the first version of the history; none where there are none. */
export function factoryVersions(document: RuleDocument<unknown>): StoredVersion[] {
  const { setting, fallback } = document
  const version = firstVersionOf(document)
  if (version === 0) return []
  const facts = { by: '系统', approvedBy: null, note: '出厂规则', at: 0, requestId: '' }
  return [{ _id: `${setting}:${version}`, setting, version, value: fallback, ...facts }]
}

/** Changed in the console, beside this mechanism. */
export function isHandEdited(stored: StoredSetting): boolean {
  return digestOf(stored.value) !== stored.digest
}

/** The value as its schema understands it. @throws DomainError SETTING_INVALID with what is wrong. */
export function validValue(document: RuleDocument<unknown>, value: unknown): unknown {
  const parsed = document.schema.safeParse(value)
  if (parsed.success) return parsed.data
  throw new DomainError('SETTING_INVALID', {
    problem: problemsOf(parsed.error).join('；').slice(0, PROBLEM_LENGTH_MAX),
  })
}
