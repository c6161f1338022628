import { randomBytes } from 'node:crypto'
import { codeFrom, groupedCode, readTypedCode } from '#shared/kernel/checked-code'
import { aCoupon, aLine, aMember, at, NOW, percentOff, someLines } from '#shared/loyalty/coupon/testing/a-coupon'
import { type Situation, whyNot } from '#shared/loyalty/coupon/why'
import { loadMedusa } from '../scripts/discount-oracle/medusa'
import { someSamples } from '../scripts/discount-oracle/random-carts'
import { timeCarts } from '../scripts/discount-oracle/speed'
import type { CouponRuleRates } from './coupon-rules'
import { ratio, rounded } from './statistics'

const FOR_MS = 1500
const CARTS = 2000
const SEED = 20260311
const CODES = 2000

/** Coupons with few and with all rules, at a till whose cart suits some of them. */
const COUPONS = [
  aCoupon(),
  aCoupon({ offer: percentOff(15, 2000), conditions: { minSpendFen: 5000, categories: ['tea'] } }),
  aCoupon({
    conditions: {
      storeIds: ['str_east', 'str_west'],
      weekdays: [1, 2, 3],
      hours: [
        { from: '09:00', until: '11:30' },
        { from: '14:00', until: '17:00' },
      ],
    },
    audience: { tierKeys: ['jade', 'amber'], isBirthdayMonth: true, isCheckedAtUse: true },
  }),
  aCoupon({}, { untilAt: at('2026-03-10') }),
]
const SITUATION: Situation = {
  member: aMember({ tierKey: 'jade', birthMonth: 3 }),
  now: NOW,
  storeId: 'str_east',
  cart: someLines([aLine(1800, { quantity: 2, category: 'tea' }), aLine(2600, { category: 'cake' })], 500),
  requestId: null,
  redeemedLeftFen: 1_000_000,
}

async function main(medusaFolder: string | undefined): Promise<void> {
  const oracle = medusaFolder === undefined ? null : loadMedusa(medusaFolder)
  const { ours, theirs } = await timeCarts(oracle, someSamples(CARTS, SEED), FOR_MS)
  const codes = Array.from({ length: CODES }, newCode)
  const rates: CouponRuleRates = {
    whyPerSecond: perSecond(COUPONS.length, () => {
      for (const coupon of COUPONS) whyNot(coupon, SITUATION)
    }),
    cartsPerSecond: rounded(ours, 0),
    medusa: oracle && {
      version: oracle.version,
      cartsPerSecond: rounded(theirs ?? 0, 0),
      ratio: rounded(ratio(ours, theirs ?? 0)),
    },
    codesMadePerSecond: perSecond(1, newCode),
    codesCheckedPerSecond: perSecond(CODES, () => {
      for (const code of codes) readTypedCode(code)
    }),
  }
  process.stdout.write(JSON.stringify(rates))
}

/** As a batch makes it; too few usable bytes are as rare as nobody will see. */
function newCode(): string {
  return groupedCode(codeFrom(randomBytes(32)) ?? '')
}

function perSecond(each: number, act: () => unknown): number {
  const runFor = (ms: number) => {
    const startedAt = performance.now()
    let done = 0
    while (performance.now() - startedAt < ms) {
      for (let time = 0; time < 10; time += 1) act()
      done += 10 * each
    }
    return (done * 1000) / (performance.now() - startedAt)
  }
  runFor(FOR_MS / 5) // warms up
  return rounded(runFor(FOR_MS), 0)
}

void main(process.argv[2])
