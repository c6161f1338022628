import { withState } from '#shared/reach/message/send'
import { TEMPLATE_ID } from '#shared/reach/message/testing/a-template'
import { newWallet, withReport, withWish } from '#shared/reach/message/wallet'
import type { Shop } from '../../../../testing/shop'

/** As an accept, and the message that came of another one, would have left it. */
export function keepOf({ database, clock }: Shop, memberId: string): void {
  const now = clock.now()
  const report = {
    id: 'request:template',
    templateId: TEMPLATE_ID,
    purpose: 'check-in-next',
    phone: 'wx:oWellKnownPerson',
    source: 'page',
    answer: 'accept',
    at: now,
  } as const
  const wallet = withWish(withReport(newWallet(memberId), report), 'check-in-next', true, now)
  database.put('message_wallets', {
    ...wallet,
    sent: [{ purpose: 'check-in-next', at: now, sendId: `reminder:check-in:${memberId}:0` }],
  })
  database.put('message_sends', { ...aSend({ memberId, now }) })
}

export const aSend = ({
  memberId,
  now,
  id = `reminder:check-in:${memberId}:0`,
}: {
  memberId: string
  now: number
  id?: string
}) =>
  withState({
    _id: id,
    memberId,
    purpose: 'check-in-next',
    templateId: TEMPLATE_ID,
    state: 'sending',
    code: null,
    msgid: null,
    delivery: null,
    at: now,
    day: '2026-11-22',
  })
