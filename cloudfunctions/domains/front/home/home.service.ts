import type { homeContract } from '#shared/front/home/contract'
import { businessDayOf } from '#shared/kernel/business-day'
import type { Input } from '#shared/kernel/contract'
import type { Account } from '#shared/ledger/account/account'
import { availablePoints, endingSoon } from '#shared/ledger/points/points-state'
import { pointsRules } from '#shared/ledger/points/rules'
import { tierRules } from '#shared/ledger/tier/rules'
import { tierStanding } from '#shared/ledger/tier/standing'
import type { VisitorContext } from '../../../platform/context'
import { isServed } from '../../../platform/request-content'
import { rulesInForce } from '../../base/settings/settings.face'
import { traceOf } from '../../growth/entrance/entrance.face'
import { bindingOf, isInviteOpen, notePlatformRank } from '../../growth/referral/referral.face'
import { summarizeTasks } from '../../growth/task/task.face'
import { armShownTo } from '../../insight/experiment/experiment.face'
import { getActiveAccount } from '../../ledger/account/account.face'
import { summarizeCheckIn } from '../../loyalty/check-in/check-in.face'
import { getActiveMember, getIdentity, type Member, memberCodeOf, signIn } from '../../people/member/member.face'
import { isStore } from '../../people/staff/staff.face'

const ENDING_SOON_DAYS = 31
/** 微信爬虫访问 */
const CRAWLER_SCENE = 1129

type OpenInput = Input<(typeof homeContract)['home.open']>

/** The first screen, in one call: signs in, makes a member of a new visitor, and answers what there is to see. */
export async function openHome(context: VisitorContext, { entrance }: OpenInput) {
  const { scene = null, key = null, storeId = null, inviter = null, deviceKey } = entrance ?? {}
  // WeChat's crawler only looks at pages and never joins. @throws DomainError NOT_A_MEMBER
  if (scene === CRAWLER_SCENE) await getIdentity(context)
  const trace = traceOf(context.caller, deviceKey)
  const onJoin = await bindingOf(context, { inviter, scene, ...trace })
  const signedIn = await signIn(context, { scene, key, storeId }, { onJoin, isStore: (id) => isStore(context, id) })
  const { member, account } = signedIn.kind === 'joined' ? signedIn : await read(context, signedIn.memberId)
  if (signedIn.kind === 'joined' && account.referral?.pending) await notePlatformRank(context, member._id)
  // The first request sent again, after its reply was lost, is welcomed again.
  const { requestId: id, content = context.content } = member.joined
  const isNew = isServed({ id, content }, context) && !account.past
  const { welcomePoints } = await rulesInForce(context, pointsRules)
  return { isNew, welcomePoints: isNew ? welcomePoints : 0, ...(await describe(context, member, account)) }
}

async function read(context: VisitorContext, memberId: string) {
  const [member, account] = await Promise.all([
    getActiveMember(context.db, memberId),
    getActiveAccount(context.db, memberId),
  ])
  return { member, account }
}

async function describe(context: VisitorContext, member: Member, account: Account) {
  const rules = await rulesInForce(context, tierRules)
  const today = businessDayOf(context.now)
  const standing = tierStanding(account.tier, account.growth, today, rules)
  const tier = rules.tiers.find(({ key }) => key === standing.tierKey) ?? rules.tiers[0]
  const soonest = endingSoon(account.points, context.now, ENDING_SOON_DAYS)[0]
  return {
    memberId: member._id,
    memberCode: memberCodeOf(member._id),
    nickname: member.nickname,
    avatarFileId: member.avatarFileId,
    tier: { key: tier.key, name: tier.name, palette: tier.palette },
    standing,
    points: availablePoints(account.points, context.now),
    endingSoon: soonest ? { points: soonest.points, day: soonest.endsDay } : null,
    today,
    now: context.now,
    checkIn: await summarizeCheckIn(context, account),
    isInviteOpen: await isInviteOpen(context),
    invited: invitedView(account, context.now),
    tasks: await summarizeTasks(context, account),
    askConsent: member.consents.analytics ? null : ('analytics' as const),
    tried: await triedOn(context, member),
  }
}

/** What the first screen does in other ways than it always does, for this member or for everybody. */
async function triedOn(context: VisitorContext, { _id: memberId, consents }: Member) {
  const viewer = { memberId, consents }
  const order = await armShownTo(context, 'homeOrder', viewer)
  const line = await armShownTo(context, 'inviteLine', viewer)
  return {
    order: order && { areCouponsFirst: order.content === 'couponsFirst', experimentId: order.experimentId },
    inviteLine: line && { text: line.content, experimentId: line.experimentId },
  }
}

/** A reward comes at the first tick after its time. One that takes longer is being looked at, so no day is promised. */
const REWARD_COMES_WITHIN_MS = 3_600_000

/** What a friend who came by an invitation still waits for. */
function invitedView({ referral }: Account, now: number) {
  const pending = referral?.pending
  if (!pending) return null
  const saidUntilAt = pending.rewardAt === null ? pending.untilAt : pending.rewardAt + REWARD_COMES_WITHIN_MS
  if (saidUntilAt < now) return null
  const { needs, minFen, points, hasCoupon, untilAt, rewardAt } = pending
  const rewardDay = rewardAt === null ? null : businessDayOf(rewardAt)
  return { needs, minFen, points, hasCoupon, untilDay: businessDayOf(untilAt), rewardDay }
}
