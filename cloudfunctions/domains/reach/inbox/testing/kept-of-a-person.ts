import { aMessage } from '#shared/reach/inbox/inbox'
import { PLANTED } from '../../../../testing/planted'
import type { Shop } from '../../../../testing/shop'

/** As an operator’s letter would have left it. */
export function keepOf(shop: Shop, memberId: string): void {
  putLetter(shop, memberId)
}

export function putLetter(
  { database, clock }: Shop,
  memberId: string,
  { at = clock.now(), source = 'letter:1' }: { at?: number; source?: string } = {},
): void {
  const letter = {
    memberId,
    source,
    kind: 'letter',
    title: PLANTED,
    body: PLANTED,
    actorId: memberId,
  } as const
  database.put('inbox_messages', { ...aMessage(letter, at) })
}
