import type { RuleDocument } from '#shared/base/settings/rule-document'
import type { ReadContext } from '../../../platform/context'
import { firstVersionOf, inForce } from './rules.service'
import { findSetting, listVersions } from './settings.repository'

export interface RuleVersion<T> {
  version: number
  value: T
}

/** The rules in force with their version, read now: for what writes down by which rules it was made. */
export async function versionInForce<T>(asking: ReadContext, document: RuleDocument<T>): Promise<RuleVersion<T>> {
  return inForce(asking, document, await findSetting(asking.db, document.setting))
}

/** The rules that were in force at an instant: the newest valid version of the history that is not later. */
export async function versionAt<T>(
  asking: ReadContext,
  document: RuleDocument<T>,
  at: number,
): Promise<RuleVersion<T>> {
  let beforeVersion = Number.MAX_SAFE_INTEGER
  for (;;) {
    const page = await listVersions(asking.db, document.setting, beforeVersion)
    for (const stored of page) {
      const parsed = stored.at <= at ? document.schema.safeParse(stored.value) : null
      if (parsed?.success) return { version: stored.version, value: parsed.data }
    }
    const last = page.at(-1)
    if (!last) return { version: firstVersionOf(document), value: document.fallback }
    beforeVersion = last.version
  }
}
