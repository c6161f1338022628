import { problemsOf } from '#shared/settings/problems'
import type { RuleDocument } from '#shared/settings/rule-document'
import type { Context } from '../../platform/context'
import type { Tx } from '../../platform/db/db'
import { DuplicateKeyError } from '../../platform/db/errors'
import { DomainError } from '../../platform/domain-error'
import { reconcile } from './hand-edit.service'
import type { RegisteredRules } from './rule-registry'
import { FACTORY_VERSION, forgetRules, inForce } from './rules.service'
import {
  findNewestVersion,
  findSetting,
  findVersion,
  listSettings,
  listVersions,
  type StoredVersion,
} from './settings.repository'
import { factoryVersion, putInForce, validValue } from './version.service'

export type Registry = readonly RegisteredRules[]

/** @throws DomainError SETTING_UNKNOWN */
export function getRegistered(registry: Registry, setting: string): RegisteredRules {
  const found = registry.find(({ document }) => document.setting === setting)
  if (!found) throw new DomainError('SETTING_UNKNOWN')
  return found
}

/** Every document, and whether an edit by hand is being ignored. */
export async function listAll({ db }: Context, registry: Registry) {
  const stored = new Map((await listSettings(db)).map((setting) => [setting._id, setting]))
  return {
    settings: registry.map(({ document: { setting, title, schema } }) => {
      const own = stored.get(setting)
      const parsed = own && schema.safeParse(own.value)
      const problems = parsed?.error ? problemsOf(parsed.error) : []
      return { setting, title, version: own?.version ?? FACTORY_VERSION, isValid: problems.length === 0, problems }
    }),
  }
}

/** One document as it is in force, read fresh. */
export async function getInForce(context: Context, registry: Registry, setting: string) {
  const { document } = getRegistered(registry, setting)
  return { setting, ...(await inForce(context, document, await findSetting(context.db, setting))) }
}

/** Puts an earlier version in force again, as a new version: nothing of the history is lost. */
export async function rollBack(context: Context, registry: Registry, asked: RollBack) {
  const { db, requestId } = context
  const { document } = getRegistered(registry, asked.setting)
  const served = await findServed(context, asked.setting)
  if (served) return { setting: asked.setting, version: served.version }
  await reconcile(context, document)
  const newest = await findNewestVersion(db, asked.setting)
  const wanted = await getVersion(context, document, newest, asked.toVersion)
  const value = validValue(document, wanted.value)
  const made = { document, newest, value, by: asked.by, approvedBy: null, note: asked.note, requestId }
  const version = await firstToWrite(context, (tx) => putInForce(context.now, tx, made))
  return { setting: asked.setting, version }
}

export interface RollBack {
  setting: string
  toVersion: number
  by: string
  note: string
}

/** Newest first, a page at a time. */
export async function listHistory({ db }: Context, registry: Registry, setting: string, beforeVersion?: number) {
  const { document } = getRegistered(registry, setting)
  const versions = await listVersions(db, setting, beforeVersion ?? Number.MAX_SAFE_INTEGER)
  const isFirstPage = beforeVersion === undefined
  return { versions: versions.length === 0 && isFirstPage ? [factoryVersion(document)] : versions }
}

/**
 * Runs what writes a new version. Of two who write the same version one is refused, and this instance reads the rules
 * again at once; the others do within half a minute.
 */
export async function firstToWrite<T>({ db }: Context, write: (tx: Tx) => Promise<T>): Promise<T> {
  try {
    const written = await db.transaction(write)
    forgetRules()
    return written
  } catch (error) {
    if (error instanceof DuplicateKeyError) throw new DomainError('PROPOSAL_STALE')
    throw error
  }
}

async function getVersion(
  { db }: Context,
  document: RuleDocument<unknown>,
  newest: StoredVersion | null,
  version: number,
) {
  if (!newest && version === FACTORY_VERSION) return factoryVersion(document)
  const found = await findVersion(db, document.setting, version)
  if (!found) throw new DomainError('VERSION_NOT_FOUND')
  return found
}

/** This very request was served before, and its reply was lost. */
async function findServed({ db, requestId }: Context, setting: string): Promise<StoredVersion | null> {
  const recent = await listVersions(db, setting, Number.MAX_SAFE_INTEGER)
  return recent.find((version) => version.requestId === requestId) ?? null
}
