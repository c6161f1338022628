import { stackingProblems } from '#shared/loyalty/coupon/together'
import { whyText } from '#shared/loyalty/coupon/why-text'
import type { ActionOutput } from '../../../api/call'

export type Preview = ActionOutput<'purchase.preview'>
export type PreviewCoupon = Preview['coupons'][number]

export function couponIdOf({ coupon }: PreviewCoupon): string {
  return coupon.couponId
}

export function chosenIds({ coupons }: Preview): string[] {
  return coupons.filter(({ isChosen }) => isChosen).map(couponIdOf)
}

/** An `open` coupon can be chosen too: the clerk checks the goods behind a mere amount. */
export function canBeChosen({ outcome }: PreviewCoupon): boolean {
  return outcome !== 'unusable'
}

/** Coupons that can certainly be used come first, then those that bring most; a tap does not reorder them. */
export function inListOrder(coupons: readonly PreviewCoupon[]): PreviewCoupon[] {
  return coupons
    .filter(canBeChosen)
    .sort((a, b) => Number(b.outcome === 'usable') - Number(a.outcome === 'usable') || worthOf(b) - worthOf(a))
}

function worthOf({ discountFen, coupon: { rules } }: PreviewCoupon): number {
  return rules.offer.kind === 'gift' ? rules.offer.valueFen : (discountFen ?? 0)
}

/** The choice after a tap: without the coupon, or with it and every chosen coupon that can be combined with it. */
export function choiceAfterTap({ coupons }: Preview, tapped: PreviewCoupon): string[] {
  const others = coupons.filter((each) => each.isChosen && each !== tapped)
  if (tapped.isChosen) return others.map(couponIdOf)
  const kept = [tapped]
  for (const other of others) {
    if (stackingProblems([...kept, other].map(toStacked)).length === 0) kept.push(other)
  }
  return kept.map(couponIdOf)
}

/** Whether choosing it would remove another coupon. */
export function replacesOthers(preview: Preview, coupon: PreviewCoupon): boolean {
  return !coupon.isChosen && choiceAfterTap(preview, coupon).length <= chosenIds(preview).length
}

/** Whether the chosen coupons bring less than the best choice. */
export function isBelowBest({ best, quote, coupons }: Preview): boolean {
  if (!best || !quote) return false
  const giftFen = coupons.reduce(
    (sum, each) => sum + (each.isChosen && each.coupon.rules.offer.kind === 'gift' ? worthOf(each) : 0),
    0,
  )
  return quote.discountFen + giftFen < best.discountFen + best.giftFen
}

/** Everything that prevents the coupon's use or that the clerk has to check, and the first thing that helps. */
export function reasonOf({ why }: PreviewCoupon, { names, now }: Preview): string | null {
  const open = why.filter(({ verdict }) => verdict === 'open')
  const failed = why.filter(({ verdict }) => verdict === 'fail')
  // That the coupon brings nothing is only a consequence of the other reasons.
  const failing = failed.length > 1 ? failed.filter(({ rule }) => rule !== 'worth') : failed
  const sayings = (failing.length > 0 ? failing : open).flatMap(
    (rule) => whyText(rule, { reader: 'clerk', now, names }) ?? [],
  )
  const [first] = sayings
  return first ? `${sayings.map(({ text }) => text).join('；')}。${first.next}` : null
}

function toStacked({ coupon: { couponId, rules } }: PreviewCoupon) {
  return { couponId, rules }
}
