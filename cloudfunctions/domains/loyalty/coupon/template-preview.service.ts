import { groupedYuan, yuan } from '#shared/kernel/money'
import type { Account } from '#shared/ledger/account/account'
import { tierRules } from '#shared/ledger/tier/rules'
import { audienceRules } from '#shared/loyalty/coupon/audience'
import type { Cart } from '#shared/loyalty/coupon/cart'
import { discountFen } from '#shared/loyalty/coupon/discount'
import { exposureAtMostFen, stockCap } from '#shared/loyalty/coupon/limits'
import { offerText } from '#shared/loyalty/coupon/offer-text'
import type { TemplateRules } from '#shared/loyalty/coupon/template'
import type { Context } from '../../../platform/context'
import { nextAfterId } from '../../../platform/db/next-page'
import type { Change, Effect } from '../../../platform/noun/rules'
import { rulesInForce } from '../../base/settings/settings.face'
import { findPortraits, pageAccounts } from '../../ledger/account/account.face'
import { countCoupons } from './coupon.repository'
import { asksForPortrait, factsOf } from './member-facts.service'

const PAGE_SIZE = 1000
/** Somebody waits for a preview, so beyond this many members it stops counting and says so. */
const MEMBERS_MAX = 50_000
const SAMPLES_FEN = [2_000, 5_000, 10_000, 20_000, 50_000]

/** What a template would do: for whom it is, what it can cost at most, and what it takes off some purchases. */
export async function previewTemplate(
  context: Context,
  { after }: Change<TemplateRules | null>,
  templateId: string,
): Promise<Effect[]> {
  if (!after) return []
  const issued = await countCoupons(context.db, templateId)
  return [
    ...(await audienceEffects(context, after)),
    ...costEffects(after, issued),
    ...SAMPLES_FEN.map((amountFen) => sampleEffect(after, amountFen)),
  ]
}

async function audienceEffects(context: Context, rules: TemplateRules): Promise<Effect[]> {
  const counted = await countAudience(context, rules)
  const effects: Effect[] = [{ text: '名会员现在符合领取对象', count: counted.eligible }]
  if (rules.audience.isBirthdayMonth) effects.push({ text: '生日条件没有计入，实际人数会更少', count: null })
  if (counted.isCut) effects.push({ text: '会员很多，只数了前面的会员', count: counted.looked })
  return effects
}

async function countAudience(context: Context, { audience }: TemplateRules) {
  // Birthdays are sealed: opening all of them to count would be a look at everybody's data.
  const asked = { ...audience, isBirthdayMonth: false }
  await rulesInForce(context, tierRules)
  let looked = 0
  let eligible = 0
  let afterId: string | null = null
  do {
    const accounts: Account[] = await pageAccounts(context.db, afterId, PAGE_SIZE)
    const portraits = await portraitsFor(context, audience, accounts)
    for (const account of accounts) {
      if (account.status !== 'active') continue
      looked += 1
      const member = await factsOf(context, account, null, portraits.get(account._id) ?? null)
      if (audienceRules(asked, member, { now: context.now }).every(({ verdict }) => verdict === 'pass')) eligible += 1
    }
    afterId = nextAfterId(accounts, PAGE_SIZE)
  } while (afterId !== null && looked < MEMBERS_MAX)
  return { looked, eligible, isCut: afterId !== null }
}

async function portraitsFor({ db }: Context, audience: TemplateRules['audience'], accounts: readonly Account[]) {
  const found = asksForPortrait(audience)
    ? await findPortraits(
        db,
        accounts.map(({ _id }) => _id),
      )
    : []
  return new Map(found.map((portrait) => [portrait._id, portrait]))
}

function costEffects(rules: TemplateRules, issued: number): Effect[] {
  const cap = stockCap(rules)
  const most = exposureAtMostFen(rules)
  const cost =
    most === null
      ? '优惠总额没有上限：没有限制库存，或单张没有最高减免'
      : `全部发完并用完，最多优惠 ${groupedYuan(most)} 元`
  return [
    cap === null ? { text: '不限库存', count: null } : { text: '张库存（已按预算折算）', count: cap },
    { text: '张已经发出', count: issued },
    { text: cost, count: null },
  ]
}

/** The coupon alone on a plain amount: categories are taken as met. */
function sampleEffect(rules: TemplateRules, amountFen: number): Effect {
  const cart: Cart = { kind: 'amount', amountFen, deliveryFen: rules.offer.kind === 'freeDelivery' ? 600 : 0 }
  const off = discountFen(rules, cart)
  const spend = `消费 ${yuan(amountFen)} 元${cart.deliveryFen > 0 ? `、配送费 ${yuan(cart.deliveryFen)} 元` : ''}`
  if (rules.offer.kind === 'gift' && amountFen >= rules.conditions.minSpendFen) {
    return { text: `${spend}：${offerText(rules.offer)}`, count: null }
  }
  const paid = yuan(amountFen + cart.deliveryFen - off)
  return { text: off > 0 ? `${spend}：减 ${yuan(off)} 元，实付 ${paid} 元` : `${spend}：用不上`, count: null }
}
