import { type AtWork, NOTHING_AT_WORK } from '#shared/insight/experiment/assigned'
import type { ReadContext } from '../../../platform/context'
import type { Reader, Tx } from '../../../platform/db/db'
import { findBesideRules, keptBesideRules, saveBesideRules } from '../../base/settings/settings.face'

const ID = 'experiments'

/** What runs and what was shipped, up to 30 s late, without a round trip. Only `saveAtWork` writes it. */
export const atWorkNow = async (context: ReadContext): Promise<AtWork> =>
  ((await keptBesideRules(context, ID)) as AtWork | undefined) ?? NOTHING_AT_WORK

export const findAtWork = async (reader: Reader): Promise<AtWork> =>
  ((await findBesideRules(reader, ID)) as AtWork | undefined) ?? NOTHING_AT_WORK

/**
 * The same in a transaction that changes a place: written as it stands, so that of a change and a start at the same moment one is turned
 * away and sees what the other did.
 */
export async function holdAtWork(tx: Tx, signed: { by: string; at: number }): Promise<AtWork> {
  const atWork = await findAtWork(tx)
  await saveAtWork(tx, atWork, signed)
  return atWork
}

export const saveAtWork = (tx: Tx, atWork: AtWork, signed: { by: string; at: number }) =>
  saveBesideRules(tx, ID, atWork, signed)
