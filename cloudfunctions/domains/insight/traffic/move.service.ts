import type { Told } from '#shared/base/facts/told-facts'
import type { Context } from '../../../platform/context'
import type { Tx } from '../../../platform/db/db'
import { findMember, getHolder, recordsOfPerson } from '../../people/member/member.face'
import { holdAsRecordsSay } from './standing.service'

/** After a merge, or its undoing, what waits follows the record that it was found of. */
export async function moveHold(tx: Tx, { memberId }: Pick<Told, 'memberId'>, context: Context): Promise<void> {
  const apart = (await findMember(context.db, memberId))?.unmerged?.into
  const holders = new Set<string>()
  for (const id of [memberId, ...(apart ? [apart] : [])]) holders.add((await getHolder(context.db, id))._id)
  for (const holderId of holders) {
    await holdAsRecordsSay(context, tx, holderId, await recordsOfPerson(context.db, holderId))
  }
}
