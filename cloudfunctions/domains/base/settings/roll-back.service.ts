import { NO_COST } from '#shared/base/settings/approval-rules'
import { differences } from '#shared/base/settings/difference'
import { nodeOf, openIn } from '#shared/base/settings/schema-node'
import type { Context } from '../../../platform/context'
import { DomainError } from '../../../platform/domain-error'
import type { CostlyAct } from '../../../platform/noun/costly'
import { type RegisteredRules, type Registry, sentenceOf } from '../../../platform/noun/rules'
import { reconcile } from './hand-edit.service'
import { registryOf } from './rule-registry'
import { inForce } from './rules.service'
import { findNewestVersion, findVersion, listVersions, type StoredVersion } from './settings.repository'
import { firstToWrite, getRegistered } from './settings.service'
import { factoryVersions, putInForce, validValue } from './version.service'

/** Puts an earlier version in force again, as a new version: nothing of the history is lost. */
export async function rollBack(context: Context, registry: Registry, asked: RollBack) {
  const { db, requestId } = context
  const registered = getRegistered(registry, asked.setting)
  const { document, store } = registered
  const served = await findServed(context, asked.setting)
  if (served) return { setting: asked.setting, version: served.version }
  await reconcile(context, registered)
  const newest = await findNewestVersion(db, asked.setting)
  const wanted = await getVersion(context, registered, newest, asked.toVersion)
  const value = validValue(document, wanted.value)
  const made = {
    registered,
    newest,
    value,
    by: asked.by,
    approvedBy: context.approvedBy ?? null,
    note: asked.note,
    requestId,
  }
  const version = await firstToWrite(context, store, (tx) => putInForce(context.now, tx, made))
  return { setting: asked.setting, version }
}

export interface RollBack {
  setting: string
  toVersion: number
  by: string
  note: string
}

/** Back is a change like any other: what an earlier version would do today is reckoned, and another person agrees. */
export const rollBackAct: CostlyAct = {
  action: 'settings.rollBack',
  title: '回退规则',
  async weigh(context: Context, { setting, toVersion }: RollBack) {
    const registered = getRegistered(await registryOf(context.nouns), setting)
    const { document, preview, store } = registered
    const { db } = context
    const { value: before, version } = await inForce(context, document, await store.find(db, setting))
    const wanted = await getVersion(context, registered, await findNewestVersion(db, setting), toVersion)
    const after = validValue(document, wanted.value)
    const effects = await preview(context, { before, after })
    const changes = differences(before, after, openIn(nodeOf(document.schema)))
    return {
      sentences: [
        `“${document.title}”从版本 ${version} 回到版本 ${toVersion} 的内容，改动 ${changes.length} 处`,
        ...effects.map(sentenceOf),
      ],
      cost: NO_COST,
      changes,
      amount: null,
    }
  },
}

async function getVersion(
  { db }: Context,
  { document }: RegisteredRules,
  newest: StoredVersion | null,
  version: number,
) {
  const [factory] = factoryVersions(document)
  if (!newest && factory?.version === version) return factory
  const found = await findVersion(db, document.setting, version)
  if (!found) throw new DomainError('VERSION_NOT_FOUND')
  return found
}

/** This very request was served before, and its reply was lost. */
async function findServed({ db, requestId }: Context, setting: string): Promise<StoredVersion | null> {
  const recent = await listVersions(db, setting, Number.MAX_SAFE_INTEGER)
  return recent.find((version) => version.requestId === requestId) ?? null
}
