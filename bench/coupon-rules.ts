import { execFileSync } from 'node:child_process'
import path from 'node:path'
import { build } from './bundles'

/** How often a second one processor can do what coupons ask of it, without any database. */
export interface CouponRuleRates {
  /** All rules of a coupon judged: what every screen and the till ask. */
  whyPerSecond: number
  /** Carts of up to eleven lines with up to three coupons, each discount split over its lines. */
  cartsPerSecond: number
  /** `computeActions` of `@medusajs/promotion` on the same carts in the same run; null where it is not installed. */
  medusa: { version: string; cartsPerSecond: number; ratio: number } | null
  codesMadePerSecond: number
  codesCheckedPerSecond: number
}

/** In a process of its own, bundled as the functions are. `medusaFolder`: where `@medusajs/promotion` is installed. */
export async function measureCouponRules(medusaFolder: string | null): Promise<CouponRuleRates> {
  const file = await build('coupon-rules', { entryPoints: [path.join(__dirname, 'coupon-rules-process.ts')] })
  const folder = medusaFolder === null ? [] : [path.resolve(medusaFolder)]
  const printed = execFileSync(process.execPath, [file, ...folder])
  return JSON.parse(printed.toString()) as CouponRuleRates // coupon-rules-process.ts prints nothing else.
}
