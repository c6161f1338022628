import { problemsOf } from '#shared/settings/problems'
import type { RuleDocument } from '#shared/settings/rule-document'
import type { Context } from '../../platform/context'
import type { Tx } from '../../platform/db/db'
import { DuplicateKeyError } from '../../platform/db/errors'
import { raiseAlert } from '../alert/alert.service'
import { digestOf } from './digest'
import { forgetRules } from './rules.service'
import {
  findNewestVersion,
  findSetting,
  type StoredSetting,
  type StoredVersion,
  saveSetting,
} from './settings.repository'
import { isHandEdited, putInForce } from './version.service'

/**
 * Takes note of what was done to a document in the console. A valid edit is in force already and becomes a version of
 * the history; an invalid one is not used, and a person is told; a document that was deleted is put back. Answers
 * whether anything was written.
 */
export async function reconcile(context: Context, document: RuleDocument<unknown>): Promise<boolean> {
  const { db } = context
  const stored = await findSetting(db, document.setting)
  if (stored && !isHandEdited(stored)) return false
  if (stored && !document.schema.safeParse(stored.value).success) return tellOfInvalid(context, document, stored)
  const newest = await findNewestVersion(db, document.setting)
  if (!stored && !newest) return false
  if (!stored && newest) await tellOfDeleted(context, document, newest)
  const isWritten = await db
    .transaction((tx) => takeOver(context, tx, document, newest))
    .catch((error) => {
      // Somebody else has just written this version.
      if (error instanceof DuplicateKeyError) return false
      throw error
    })
  if (isWritten) forgetRules()
  return isWritten
}

async function takeOver({ now }: Context, tx: Tx, document: RuleDocument<unknown>, newest: StoredVersion | null) {
  const stored = await findSetting(tx, document.setting)
  if (!stored && newest) {
    const { version, value, by, at } = newest
    await saveSetting(tx, { _id: document.setting, version, value, digest: digestOf(value), by, at })
    return true
  }
  const parsed = stored && isHandEdited(stored) ? document.schema.safeParse(stored.value) : null
  if (!parsed?.success) return false
  const note = '在云控制台手工修改'
  const edit = { value: parsed.data, by: '云控制台', approvedBy: null, note, requestId: '' }
  await putInForce(now, tx, { document, newest, ...edit })
  return true
}

async function tellOfInvalid(
  context: Context,
  { setting, title, schema }: RuleDocument<unknown>,
  stored: StoredSetting,
) {
  const { error } = schema.safeParse(stored.value)
  const problem = error ? (problemsOf(error)[0] ?? '') : ''
  const text = `“${title}”被手工改成了无效内容，没有采用，仍按上一个有效版本执行。${problem}`
  await raiseAlert(context, { kind: 'setting-invalid', subject: setting, text, source: digestOf(stored.value) })
  return false
}

function tellOfDeleted(context: Context, { setting, title }: RuleDocument<unknown>, newest: StoredVersion) {
  const text = `“${title}”在云控制台被删除，已按版本 ${newest.version} 恢复。`
  return raiseAlert(context, { kind: 'setting-deleted', subject: setting, text, source: newest._id })
}
