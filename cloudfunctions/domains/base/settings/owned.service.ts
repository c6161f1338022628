import type { ReadContext } from '../../../platform/context'
import type { Reader, Tx } from '../../../platform/db/db'
import { freshDocuments } from './rules.service'
import { findSetting, saveSetting } from './settings.repository'

const OWNED = 'owned'

/** From now on somebody who is known agrees to changes: the shop has an owner. */
export const markOwned = (tx: Tx, at: number) =>
  saveSetting(tx, { _id: OWNED, version: 0, value: null, digest: '', by: '系统', at })

export const isOwned = async (reader: Reader) => (await findSetting(reader, OWNED)) !== null

/** The same without a round trip once there is one: a shop that has had an owner is never without. */
export const isOwnedByNow = async (context: ReadContext) =>
  (await freshDocuments(context)).settings.has(OWNED) || isOwned(context.db)
