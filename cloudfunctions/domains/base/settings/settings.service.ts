import { problemsOf } from '#shared/base/settings/problems'
import { nodeOf } from '#shared/base/settings/schema-node'
import type { Context } from '../../../platform/context'
import type { Tx } from '../../../platform/db/db'
import { DuplicateKeyError } from '../../../platform/db/errors'
import { DomainError } from '../../../platform/domain-error'
import type { RegisteredRules, Registry, RuleStore, StoredSetting } from '../../../platform/noun/rules'
import { memberOfFamily } from './rule-registry'
import { firstVersionOf, inForce } from './rules.service'
import { listSettings, listVersions } from './settings.repository'
import { factoryVersions } from './version.service'

/** Null for a name that no noun declares, such as one that a later release has dropped. */
export function findRegistered(registry: Registry, setting: string): RegisteredRules | null {
  const own = registry.documents.find(({ document }) => document.setting === setting)
  return own ?? memberOfFamily(registry, setting)
}

/** @throws DomainError SETTING_UNKNOWN */
export function getRegistered(registry: Registry, setting: string): RegisteredRules {
  const found = findRegistered(registry, setting)
  if (!found) throw new DomainError('SETTING_UNKNOWN')
  return found
}

/** Every document, and whether an edit by hand is being ignored. */
export async function listAll({ db }: Context, registry: Registry) {
  const stored = new Map((await listSettings(db)).map((setting) => [setting._id, setting]))
  const families = await Promise.all(registry.families.map((family) => family.list(db)))
  return {
    settings: [
      ...registry.documents.map((registered) => toListed(registered, stored.get(registered.document.setting))),
      ...families.flat().map((own) => toListed(getRegistered(registry, own._id), own)),
    ],
  }
}

function toListed({ document }: RegisteredRules, own: StoredSetting | undefined) {
  const { setting, title, about, schema } = document
  const parsed = own && schema.safeParse(own.value)
  const problems = parsed?.error ? problemsOf(parsed.error) : []
  const version = own?.version ?? firstVersionOf(document)
  return { setting, title, about, version, isValid: problems.length === 0, problems }
}

/** One document as it is in force, read fresh. */
export async function getInForce(
  context: Context,
  registry: Registry,
  { setting, withForm }: { setting: string; withForm: boolean },
) {
  const { document, store } = getRegistered(registry, setting)
  const found = await inForce(context, document, await store.find(context.db, setting))
  // A member of a family that nobody has made yet.
  if (found.value === null) throw new DomainError('SETTING_UNKNOWN')
  return { setting, ...found, ...(withForm && { form: nodeOf(document.schema) }) }
}

/** Newest first, a page at a time. */
export async function listHistory({ db }: Context, registry: Registry, setting: string, beforeVersion?: number) {
  const { document } = getRegistered(registry, setting)
  const versions = await listVersions(db, setting, beforeVersion ?? Number.MAX_SAFE_INTEGER)
  const isFirstPage = beforeVersion === undefined
  return { versions: versions.length === 0 && isFirstPage ? factoryVersions(document) : versions }
}

/**
 * Runs what writes a new version. Of two who write the same version one is refused, and this instance reads the rules
 * again at once; the others do within half a minute.
 */
export async function firstToWrite<T>({ db }: Context, store: RuleStore, write: (tx: Tx) => Promise<T>): Promise<T> {
  try {
    const written = await db.transaction(write)
    store.forget()
    return written
  } catch (error) {
    if (error instanceof DuplicateKeyError) throw new DomainError('PROPOSAL_STALE')
    throw error
  }
}
