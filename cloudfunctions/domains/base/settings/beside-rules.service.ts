import type { ReadContext } from '../../../platform/context'
import type { Reader, Tx } from '../../../platform/db/db'
import { freshDocuments } from './rules.service'
import { findSetting, saveSetting } from './settings.repository'

/**
 * A value of the shop that is kept beside its rules, so that a warm instance knows it without a round trip of its own,
 * up to 30 s late. Undefined where nobody has kept any.
 */
export async function keptBesideRules(context: ReadContext, id: string): Promise<unknown> {
  return (await freshDocuments(context)).settings.get(id)?.value
}

/** The same as it is now. */
export async function findBesideRules(reader: Reader, id: string): Promise<unknown> {
  return (await findSetting(reader, id))?.value
}

export function saveBesideRules(tx: Tx, id: string, value: unknown, { by, at }: { by: string; at: number }) {
  return saveSetting(tx, { _id: id, version: 0, value, digest: '', by, at })
}
