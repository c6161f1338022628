import { problemsOf } from '#shared/base/settings/problems'
import type { RuleDocument } from '#shared/base/settings/rule-document'
import type { Context } from '../../../platform/context'
import type { Tx } from '../../../platform/db/db'
import { DuplicateKeyError } from '../../../platform/db/errors'
import type { RegisteredRules, StoredSetting } from '../../../platform/noun/rules'
import { raiseAlert } from '../alert/alert.face'
import { digestOf } from './digest'
import { findNewestVersion, type StoredVersion } from './settings.repository'
import { isHandEdited, putInForce } from './version.service'

/**
 * Takes note of what was done to a document in the console. A valid edit is in force already and becomes a version of
 * the history; an invalid one is not used, and a person is told; a document that was deleted is put back. Answers
 * whether anything was written.
 */
export async function reconcile(context: Context, registered: RegisteredRules): Promise<boolean> {
  const { db } = context
  const { document, store, isHandEditable } = registered
  const stored = await store.find(db, document.setting)
  if (stored && !isHandEdited(stored)) return false
  const isValid = stored !== null && document.schema.safeParse(stored.value).success
  if (stored && !isValid && isHandEditable) return tellOfInvalid(context, document, stored)
  const newest = await findNewestVersion(db, document.setting)
  if (!stored && !newest) return false
  // A first change that was applied between the two reads is no deletion.
  if (!stored && (await store.find(db, document.setting))) return false
  if (!stored && newest) await tellOfDeleted(context, document, newest)
  if (stored && newest && !isHandEditable) await tellOfRestored(context, document, newest)
  const isWritten = await db
    .transaction((tx) => takeOver(context, tx, registered, newest))
    .catch((error) => {
      // Somebody else has just written this version.
      if (error instanceof DuplicateKeyError) return false
      throw error
    })
  if (isWritten) store.forget()
  return isWritten
}

async function takeOver({ now }: Context, tx: Tx, registered: RegisteredRules, newest: StoredVersion | null) {
  const { document, store, isHandEditable } = registered
  const stored = await store.find(tx, document.setting)
  if ((!stored || (isHandEdited(stored) && !isHandEditable)) && newest) {
    const { version, value, by, at } = newest
    await store.save(tx, { _id: document.setting, version, value, digest: digestOf(value), by, at })
    return true
  }
  const parsed = stored && isHandEdited(stored) ? document.schema.safeParse(stored.value) : null
  if (!parsed?.success) return false
  const note = '在云控制台手工修改'
  const edit = { value: parsed.data, by: '云控制台', approvedBy: null, note, requestId: '' }
  await putInForce(now, tx, { registered, newest, ...edit })
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

function tellOfRestored(context: Context, { setting, title }: RuleDocument<unknown>, newest: StoredVersion) {
  const text = `“${title}”在云控制台被手工修改，没有采用，已恢复为版本 ${newest.version}。请通过起草、批准和生效来修改。`
  return raiseAlert(context, {
    kind: 'setting-restored',
    subject: setting,
    text,
    source: `${newest._id}:${context.now}`,
  })
}
