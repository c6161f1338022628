import type { Move } from '#shared/growth/task/move'
import type { Account } from '#shared/ledger/account/account'
import { withCards } from '#shared/ledger/account/make-up-cards'
import { entryId } from '#shared/ledger/points/entry'
import { decideReversal, WHOLE } from '#shared/ledger/points/reversal'
import { pointsRules } from '#shared/ledger/points/rules'
import type { Context } from '../../../platform/context'
import type { Tx } from '../../../platform/db/db'
import { tellForSweep } from '../../base/facts/facts.face'
import { rulesInForce } from '../../base/settings/settings.face'
import { findEntry, postDecision } from '../../ledger/points/points.face'
import { earn, settleTier } from '../../ledger/tier/tier.face'

/** Gives and takes back what counting has decided, by entries whose ids are the deeds' own. The account is the caller's to keep. */
export async function pay(context: Context, tx: Tx, before: Account, moves: readonly Move[]): Promise<Account> {
  let account = before
  for (const move of moves) {
    account = await (move.kind === 'give' ? give : takeBack)(context, tx, account, move)
  }
  return account
}

async function give(context: Context, tx: Tx, before: Account, move: Move): Promise<Account> {
  const { reason, sourceId, title: note, reward, record } = move
  const { points, growth, makeUpCards: cards } = reward
  const source = { reason, sourceId, note, record, ...(cards > 0 && { cards }) }
  const { account } = await earn(context, tx, before, { ...source, points, growth })
  if (reward.couponKey !== null) {
    const payload = { couponKey: reward.couponKey, promiseId: `${reason}:${sourceId}`, why: note }
    await tellForSweep(context, tx, { name: 'coupon.promised', source: payload.promiseId, memberId: record, payload })
  }
  return cards > 0 ? { ...account, checkIn: withCards(account.checkIn, cards) } : account
}

/** Out of the lots that it went into; what is spent already becomes a debt, and a tier that rested on it is lost. */
async function takeBack(context: Context, tx: Tx, account: Account, move: Move): Promise<Account> {
  const given = await findEntry(tx, entryId(move))
  const { couponKey } = move.reward
  if (couponKey !== null) {
    const payload = { couponKey, promiseId: entryId(move), why: move.title }
    const telling = { name: 'coupon.unpromised', source: payload.promiseId, memberId: move.record, payload } as const
    await tellForSweep(context, tx, telling)
  }
  // A reward of a coupon alone has no entry; one that an operator has reversed by hand is back already.
  const source = given && ({ reason: 'reversal', sourceId: given._id } as const)
  if (!given || !source || (await findEntry(tx, entryId(source)))) return account
  const { validMonths } = await rulesInForce(context, pointsRules)
  const reversal = {
    entry: { ...given, memberId: account._id },
    already: { points: 0, growth: 0 },
    upTo: WHOLE,
    source: { ...source, note: given.note, record: given.record ?? given.memberId },
  }
  const taken = await postDecision(tx, account, decideReversal(account, reversal, { now: context.now, validMonths }))
  const checkIn = withCards(taken.account.checkIn, taken.entry?.cards ?? 0)
  return settleTier(context, tx, { ...taken.account, checkIn })
}
