import type { RuleDocument } from '#shared/base/settings/rule-document'
import type { ReadContext } from '../../../platform/context'
import type { Tx } from '../../../platform/db/db'
import type { StoredSetting } from '../../../platform/noun/rules'
import { warmData } from '../../../platform/warm-data'
import { findSetting, listSettings, listVersions, saveSetting } from './settings.repository'

/** The version of the built-in rules, in force until another one is stored. */
const FACTORY_VERSION = 1

// A warm instance keeps the documents for half a minute, so that an act costs no round trip for them.
const kept = warmData<{ settings: Map<string, StoredSetting>; values: Map<string, unknown> }>(30_000)

/**
 * The rules in force. One round trip for all documents, at most every 30 s in a warm instance. A document that was
 * edited by hand into something invalid is not used: the last good version stays in force. Where nothing is stored
 * yet, the document's own fallback holds.
 */
export async function rulesInForce<T>(asking: ReadContext, document: RuleDocument<T>): Promise<T> {
  const { settings, values } = await freshDocuments(asking)
  if (!values.has(document.setting)) {
    values.set(document.setting, (await inForce(asking, document, settings.get(document.setting) ?? null)).value)
  }
  return values.get(document.setting) as T
}

/**
 * A stored document as this instance knows it, without a round trip: null where none is stored, undefined where the
 * instance has not read lately. For what an act has to know of rules that it does not live by.
 */
export function storedAtHand(setting: string, now: number): unknown {
  const fresh = kept.find('documents', now)
  return fresh && (fresh.settings.get(setting)?.value ?? null)
}

/** For an act that lives by no rules and tells a fact that rules may look at: afterwards they are at hand. */
export async function bringRulesToHand(asking: ReadContext): Promise<void> {
  await freshDocuments(asking)
}

/** The version before anything is stored: the built-in rules, or 0 where there are none. */
export function firstVersionOf({ fallback }: RuleDocument<unknown>): number {
  return fallback === null ? 0 : FACTORY_VERSION
}

/**
 * How much of a limit in a document has been used up. Kept beside the documents, so that whoever knows the rules knows
 * this without another round trip, up to 30 s late.
 */
export async function usedInForce(asking: ReadContext, limit: string): Promise<number> {
  const { settings } = await freshDocuments(asking)
  return usedIn(settings.get(usedId(limit)) ?? null)
}

/** Adds to what is used up, in the transaction of the act that uses it. */
export async function addUsed(tx: Tx, limit: string, { by, at }: { by: number; at: number }): Promise<void> {
  const used = usedIn(await findSetting(tx, usedId(limit))) + by
  await saveSetting(tx, { _id: usedId(limit), version: 0, value: { used }, digest: '', by: '系统', at })
}

const usedId = (limit: string) => `used:${limit}`

function usedIn(stored: StoredSetting | null): number {
  const value = stored?.value as { used?: unknown } | null | undefined
  return typeof value?.used === 'number' ? value.used : 0
}

/** Makes this instance read again at the next request. */
export function forgetRules(): void {
  kept.forget()
}

/** What holds, given what is stored: it, if it is valid; else the newest version of the history that is. */
export async function inForce<T>({ db, log }: ReadContext, document: RuleDocument<T>, stored: StoredSetting | null) {
  if (!stored) return { version: firstVersionOf(document), value: document.fallback }
  const parsed = document.schema.safeParse(stored.value)
  if (parsed.success) return { version: stored.version, value: parsed.data }
  log.warn('a rule document is invalid and not used', { setting: document.setting, version: stored.version })
  for (const { version, value } of await listVersions(db, document.setting, Number.MAX_SAFE_INTEGER)) {
    const earlier = document.schema.safeParse(value)
    if (earlier.success) return { version, value: earlier.data }
  }
  return { version: firstVersionOf(document), value: document.fallback }
}

/** What this instance read at most 30 s ago. */
export function freshDocuments({ db, now }: ReadContext) {
  return kept.findOr('documents', now, async () => {
    const stored = await listSettings(db)
    return { settings: new Map(stored.map((setting) => [setting._id, setting])), values: new Map() }
  })
}
