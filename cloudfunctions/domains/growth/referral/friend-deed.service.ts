import type { Deed } from '#shared/base/facts/deed'
import type { Told, ToldFacts } from '#shared/base/facts/told-facts'
import type { Reader } from '../../../platform/db/db'

/** A friend has done what the programme asks for: a deed of the one who invited, once for each friend. */
export async function friendDeed(_reader: Reader, { payload, toldAt }: Told): Promise<Deed | null> {
  const { bondId, side } = payload as ToldFacts['friend.counted']
  return side === 'inviter' ? { id: `friend:${bondId}`, at: toldAt, stands: true } : null
}
