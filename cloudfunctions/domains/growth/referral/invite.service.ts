import { type ClosedReason, closedReason, isCapReached } from '#shared/growth/referral/bind'
import type { Bond } from '#shared/growth/referral/bond'
import { bondInWords } from '#shared/growth/referral/bond-text'
import { latestRewardAt, rewardAtOf } from '#shared/growth/referral/progress'
import { type ReferralRules, referralRules } from '#shared/growth/referral/rules'
import { countedInPeriod } from '#shared/growth/referral/tally'
import { type LadderStep, rewardOfStep, type SideReward } from '#shared/growth/referral/terms'
import { needText, rewardText, termsInWords } from '#shared/growth/referral/terms-text'
import { businessDayOf, monthOf } from '#shared/kernel/business-day'
import type { Account } from '#shared/ledger/account/account'
import { tallyOf } from '#shared/ledger/account/invited-tally'
import { rewardText as stepRewardText } from '#shared/ledger/points/reward'
import type { Context, MemberContext } from '../../../platform/context'
import { lookupHash } from '../../../platform/crypto/field-cipher'
import { DomainError } from '../../../platform/domain-error'
import { rulesInForce, usedInForce } from '../../base/settings/settings.face'
import { getActiveAccount } from '../../ledger/account/account.face'
import { getTemplate } from '../../loyalty/coupon/coupon.face'
import { inviterCodeOf } from './inviter-code'
import { budgetOf } from './keep.service'
import { listByInviter } from './referral.repository'

const PAGE_SIZE = 20
/** Friends of one instant are shown together, however many; no shop has more than this in an instant. */
const PAGE_MAX = 200

/** Everything that the invitation page shows: identity, account and a page of friends, three round trips. */
export async function getInvite(context: MemberContext, cursor: string | undefined) {
  const { db, memberId, now } = context
  const account = await getActiveAccount(db, memberId)
  const rules = await rulesInForce(context, referralRules)
  const closed = closedReason(rules, await usedInForce(context, budgetOf(rules)), now)
  const terms = await inviteTerms(context, rules)
  const page = await friendsOf(context, cursor)
  const code = inviterCodeOf(memberId)
  return {
    terms: closed === 'not-open' || closed === 'ended' ? null : terms,
    closed: closedFor(closed, isCapReached(rules, account.referral, now)),
    code,
    share: { title: shareTitle(terms, closed), path: `/pages/home/index?inviter=${code}` },
    progress: progressOf(account, rules, now),
    ...page,
    today: businessDayOf(now),
  }
}

const closedFor = (closed: ClosedReason | null, isFull: boolean): ClosedReason | null =>
  closed ?? (isFull ? 'cap-reached' : null)

async function inviteTerms(context: Context, rules: ReferralRules) {
  const { needs, minFen, bindingDays, holdDays, cap, ladder, endDay } = rules
  const inviter = await named(context, rules.inviter)
  const invitee = await named(context, rules.invitee)
  const terms = { needs, minFen, inviter, invitee, bindingDays, holdDays, cap, ladder, endDay }
  return { ...terms, ladder: ladder.map(stepView), lines: termsInWords(terms, rules.budgetFriends) }
}

const stepView = (step: LadderStep) => ({
  friends: step.friends,
  points: step.points,
  text: stepRewardText(rewardOfStep(step)),
})

async function named(context: Context, { points, couponKey }: SideReward) {
  if (couponKey === null) return { points, couponTitle: null }
  try {
    return { points, couponTitle: (await getTemplate(context, `tpl_${couponKey}`)).rules.title }
  } catch (error) {
    // Deleted by hand: then it is not announced either.
    if (!(error instanceof DomainError)) throw error
    return { points, couponTitle: null }
  }
}

/** What the friend reads on the card: what there is to do and to get, never a word that pushes. */
function shareTitle(terms: Awaited<ReturnType<typeof inviteTerms>>, closed: ClosedReason | null): string {
  const reward = rewardText(terms.invitee)
  return closed !== null || reward === '' ? '来店里坐坐' : `新会员${needText(terms)}，得 ${reward}`
}

function progressOf({ referral }: Account, { programmeKey, cap, ladder }: ReferralRules, now: number) {
  const tally = tallyOf(referral, programmeKey)
  const next = ladder.find(({ friends }) => friends > tally.friends) ?? null
  return {
    countedInPeriod: countedInPeriod(tally, cap, monthOf(businessDayOf(now))),
    counted: tally.friends,
    next: next && { ...stepView(next), missing: next.friends - tally.friends },
  }
}

/** The newest first. A page ends between two instants, so that the next begins where no friend is lost. */
async function friendsOf({ db, memberId }: MemberContext, cursor: string | undefined) {
  const untilAt = cursorAt(cursor)
  const found = await listByInviter(db, memberId, untilAt, PAGE_SIZE + 1)
  if (found.length <= PAGE_SIZE) return { friends: found.map(toFriend), nextCursor: null }
  const lastAt = found.at(-1)?.boundAt ?? 0
  const before = found.filter(({ boundAt }) => boundAt > lastAt)
  // A page of one single instant: all of that instant, and on with the one before it.
  const page = before.length > 0 ? before : await listByInviter(db, memberId, lastAt, PAGE_MAX)
  const nextAt = before.length > 0 ? lastAt : (page.at(-1)?.boundAt ?? 0) - 1
  return { friends: page.map(toFriend), nextCursor: String(nextAt) }
}

function cursorAt(cursor: string | undefined): number {
  const at = Number(cursor)
  return cursor !== undefined && Number.isSafeInteger(at) && at >= 0 ? at : Number.MAX_SAFE_INTEGER
}

function toFriend(bond: Bond) {
  const { _id, boundDay, state, end, reward, expiresAt, inviteeName } = bond
  const waits = state === 'qualified' || state === 'holding'
  // No day is promised that has passed.
  const rewardAt = waits && latestRewardAt(bond) === null ? rewardAtOf(bond) : null
  return {
    // Not the friend's id: that is the number which the friend shows at the till.
    key: lookupHash('friend', _id).slice(0, 16),
    name: inviteeName,
    joinedDay: boundDay,
    state,
    text: bondInWords(bond),
    endReason: end?.reason ?? null,
    untilDay: state === 'bound' ? businessDayOf(expiresAt) : null,
    rewardDay: rewardAt === null ? null : businessDayOf(rewardAt),
    points: reward ? reward.inviterPoints + reward.ladderPoints : 0,
  }
}
