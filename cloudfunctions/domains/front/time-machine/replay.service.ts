import type * as z from 'zod'
import { problemsOf } from '#shared/base/settings/problems'
import type { RuleDocument } from '#shared/base/settings/rule-document'
import {
  type Got,
  gotByCheckIn,
  gotByCoupon,
  gotByPoints,
  gotByTier,
  isOther,
  type LivedPurchase,
  type LivedSpan,
  REPLAY_DAYS,
  type Span,
  spanStart,
} from '#shared/front/time-machine/replay'
import { type CountedRules, gotByDeeds } from '#shared/front/time-machine/replay-tasks'
import { growthRules } from '#shared/growth/task/growth-rules'
import { taskRules } from '#shared/growth/task/task-rules'
import { pointsFen } from '#shared/insight/cost/meter'
import { costRules } from '#shared/insight/cost/rules'
import { addDays, businessDayOf } from '#shared/kernel/business-day'
import { pointsRules } from '#shared/ledger/points/rules'
import { type TierRules, tierRules } from '#shared/ledger/tier/rules'
import { rankIn } from '#shared/ledger/tier/tier-rank'
import { checkInRules } from '#shared/loyalty/check-in/rules'
import { templateRulesSchema } from '#shared/loyalty/coupon/rules'
import type { Context } from '../../../platform/context'
import { nextAfterId } from '../../../platform/db/next-page'
import { DomainError } from '../../../platform/domain-error'
import { rulesInForce } from '../../base/settings/settings.face'
import { pageAccounts } from '../../ledger/account/account.face'
import { daysOfMembers } from '../../loyalty/check-in/check-in.face'
import { listKeptPurchases } from '../../till/purchase/purchase.face'

/** Members at a read, and reads at a call: a call answers within a second or two. */
const PAGE_SIZE = 100
const PAGES_PER_CALL = 5
const EXAMPLES_MAX = 10

interface ReplayQuery {
  setting: string
  value?: unknown
  after?: string | undefined
}

/** What is read of each member beside the account. */
interface Needs {
  purchases: boolean
  stamps: boolean
}

/** Under the rules in force, and under the proposed ones. */
interface RulesComparison {
  before(lived: LivedSpan): Got
  after(lived: LivedSpan): Got
  needs: Needs
  /** Where a tier stands, lowest first. */
  rank(key: string): number
  limits: string[]
}

/** @throws DomainError SETTING_INVALID when the proposed document is not valid */
export async function replay(context: Context, { setting, value, after }: ReplayQuery) {
  const { now } = context
  const toDay = addDays(businessDayOf(now), -1)
  const span: Span = { fromDay: addDays(toDay, 1 - REPLAY_DAYS), toDay }
  const compared = await comparedBy(context, setting, value, span)
  const sums = { looked: 0, changed: 0, lifted: 0, lowered: 0, before: nothing(), after: nothing() }
  const examples: { memberId: string; before: Got; after: Got }[] = []
  let afterId: string | null = after ?? null
  for (let page = 0; page < PAGES_PER_CALL; page += 1) {
    const lives = await livesOf(context, afterId, { span, needs: compared.needs })
    for (const lived of lives.members) {
      const [was, is] = [compared.before(lived), compared.after(lived)]
      sums.looked += 1
      add(sums.before, was)
      add(sums.after, is)
      if (!isOther(was, is)) continue
      sums.changed += 1
      const step = compared.rank(is.tierKey) - compared.rank(was.tierKey)
      if (step > 0) sums.lifted += 1
      if (step < 0) sums.lowered += 1
      examples.push({ memberId: lived.account._id, before: was, after: is })
    }
    afterId = lives.afterId
    if (afterId === null) break
  }
  const weight = (of: Got) => of.points + of.couponFen
  const difference = ({ before, after: later }: (typeof examples)[number]) => Math.abs(weight(later) - weight(before))
  return {
    ...span,
    ...sums,
    costFen: await costOf(context, sums),
    examples: examples.sort((one, other) => difference(other) - difference(one)).slice(0, EXAMPLES_MAX),
    next: afterId,
    limits: compared.limits,
  }

  function add(total: ReturnType<typeof nothing>, got: Got): void {
    for (const name of Object.keys(total) as (keyof typeof total)[]) total[name] += got[name]
  }
}

const nothing = () => ({ points: 0, growth: 0, makeUpCards: 0, couponFen: 0 })

async function costOf(
  context: Context,
  { before, after }: { before: ReturnType<typeof nothing>; after: ReturnType<typeof nothing> },
) {
  const couponFen = after.couponFen - before.couponFen
  const points = after.points - before.points
  if (points === 0) return couponFen
  const fen = pointsFen({ points }, await rulesInForce(context, costRules))
  return fen === null ? null : fen + couponFen
}

async function comparedBy(context: Context, setting: string, value: unknown, span: Span): Promise<RulesComparison> {
  const points = await rulesInForce(context, pointsRules)
  const tiers = await rulesInForce(context, tierRules)
  const common = {
    needs: { purchases: true, stamps: false },
    rank: rankBy(tiers),
    limits: ['消费按退货后留下的金额算，会员等级按现在的算'],
  }
  if (setting === 'points') {
    const proposed = valid(pointsRules.schema, value)
    const got = (rules: typeof points) => (lived: LivedSpan) => gotByPoints(lived, rules, tiers, span)
    return { ...common, before: got(points), after: got(proposed) }
  }
  if (setting === 'tier') {
    const proposed = valid(tierRules.schema, value)
    const got = (rules: TierRules) => (lived: LivedSpan) => gotByTier(lived, rules, points, span)
    return { ...common, before: got(tiers), after: got(proposed), rank: rankBy(proposed) }
  }
  if (setting === 'check-in') {
    const proposed = valid(checkInRules.schema, value)
    const now = await rulesInForce(context, checkInRules)
    const got = (rules: typeof now) => (lived: LivedSpan) => gotByCheckIn(lived, rules, span)
    return {
      ...common,
      before: got(now),
      after: got(proposed),
      needs: { purchases: false, stamps: true },
      limits: ['补签算作当天签到'],
    }
  }
  if (setting === 'growth' || setting === 'tasks') {
    const now = await deedRulesInForce(context)
    const proposed =
      setting === 'growth'
        ? { ...now, rules: valid(growthRules.schema, value).rules }
        : { ...now, tasks: valid(taskRules.schema, value).tasks }
    const got = (rules: CountedRules) => (lived: LivedSpan) => gotByDeeds(lived, rules, span)
    const needs = { purchases: true, stamps: true }
    return { ...common, before: got(now), after: got(proposed), needs, limits: DEED_LIMITS }
  }
  const proposed = valid(templateRulesSchema, value)
  return {
    ...common,
    before: (lived) => gotByCoupon(lived, null),
    after: (lived) => gotByCoupon(lived, proposed),
    limits: ['当作每位会员都领了、每次都用在减得多的消费上；不看领取对象、门店和商品，所以是上限'],
  }
}

const DEED_LIMITS = [
  '只看消费、第一次去另一家门店和签到；别的行为那时没有记下来',
  '当作规则那时已经开始、做到的任务都领了；挑战当作刚刚过去的同样多天；送的券不算钱',
  '90 天以前去过哪些门店不看，所以“第一次去另一家门店”是上限；补签算作当天签到',
]

async function deedRulesInForce(context: Context): Promise<CountedRules> {
  const { rules } = await rulesInForce(context, growthRules)
  const { tasks } = await rulesInForce(context, taskRules)
  return { rules, tasks }
}

const rankBy =
  ({ tiers }: TierRules) =>
  (key: string) =>
    rankIn(tiers, key)

function valid<T>(schema: RuleDocument<T>['schema'] | z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  throw new DomainError('SETTING_INVALID', { problem: problemsOf(parsed.error).join('；').slice(0, 300) })
}

async function livesOf(
  { db }: Context,
  afterId: string | null,
  { span, needs }: { span: Span; needs: Needs },
): Promise<{ members: LivedSpan[]; afterId: string | null }> {
  const accounts = await pageAccounts(db, afterId, PAGE_SIZE)
  const active = accounts.filter(({ status }) => status === 'active')
  const ids = active.map(({ _id }) => _id)
  const bought = new Map<string, LivedPurchase[]>()
  if (ids.length > 0 && needs.purchases) {
    for (const purchase of await listKeptPurchases(db, ids, spanStart(span))) {
      const { memberId, _id: id, at, day, storeId, amountFen, refundedFen } = purchase
      const lived = { id, at, day, storeId, keptFen: amountFen - refundedFen }
      bought.set(memberId, [...(bought.get(memberId) ?? []), lived])
    }
  }
  const stamps = needs.stamps ? await daysOfMembers(db, ids) : null
  const members = active.map((account) => {
    const purchases = (bought.get(account._id) ?? []).sort((one, other) => one.at - other.at)
    return {
      account,
      purchases,
      paid: purchases.map(({ keptFen }) => keptFen),
      stamps: [...(stamps?.get(account._id) ?? [])].sort(),
    }
  })
  return { members, afterId: nextAfterId(accounts, PAGE_SIZE) }
}
