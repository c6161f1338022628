import type { Context, MemberContext } from '../../../platform/context'
import { auditShop } from '../../../testing/audit-shop'
import { openShop, type Shop } from '../../../testing/shop'
import { timerContext } from '../../../testing/timer-context'
import { claimCoupon } from './claim.service'
import { problemsOfStock } from './stock-audit.service'
import { members, putTemplate } from './testing/a-template'

// The audit reads one thing after the other, and the shop does not stop for it.

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
beforeEach(() => shop.reset())
afterAll(() => shop.close())

/** A claim is a place in the stock, then the coupon, then the end of the reservation; each may take its time. */
const STEPS = ['takes its place', 'writes its coupon', 'ends its reservation']
const READS = 6

type Call = (...args: unknown[]) => Promise<unknown>

/** The context with some calls of its database done in another way. */
function hooked<C extends Context>(context: C, names: readonly string[], around: (call: Call) => Call): C {
  const db = context.db as unknown as Record<string, Call>
  const changed = names.map((name) => [name, around((...args) => (db[name] as Call)(...args))])
  return { ...context, db: Object.assign(Object.create(db), Object.fromEntries(changed)) }
}

/** A claim that waits before each of its writes, until it is let go on. */
function claimInSteps(memberId: string, templateId: string): { step: () => Promise<void> } {
  const waiting: (() => void)[] = []
  let arrive = () => {}
  const arrival = () =>
    new Promise<void>((resolve) => {
      arrive = resolve
    })
  // Each phone has a request of its own.
  const context = { ...timerContext(), memberId, requestId: `request-of-${memberId}` } as unknown as MemberContext
  const claiming = hooked(context, ['insert', 'updateWhere'], (call) => async (...args) => {
    await new Promise<void>((go) => {
      waiting.push(go)
      arrive()
    })
    return call(...args)
  })
  let end: Promise<unknown> | null = null
  const goOn = async () => {
    const next = arrival()
    if (end) waiting.shift()?.()
    else end = claimCoupon(claiming, templateId)
    await Promise.race([next, end])
  }
  return {
    step: async () => {
      // Up to the first write there is nothing to see.
      if (!end) await goOn()
      await goOn()
    },
  }
}

test.each(STEPS.map((name, before) => [name, before] as const))(
  'a claim that %s while the stock is audited is no alarm, whenever it does',
  async (_name, before) => {
    const template = putTemplate(shop, { limits: { stock: 20 } })
    const ofAll = members(shop, READS)
    for (const [index, { memberId }] of ofAll.entries()) {
      const claim = claimInSteps(memberId, template._id)
      for (let done = 0; done < before; done += 1) await claim.step()
      let reads = 0
      const auditing = hooked(timerContext(), ['list', 'count', 'findMany'], (call) => async (...args) => {
        const result = await call(...args)
        reads += 1
        if (reads === index + 1) await claim.step()
        return result
      })
      expect([index, await problemsOfStock(auditing, { ...template, shardCount: template.shardCount ?? 0 })]).toEqual([
        index,
        [],
      ])
      for (let rest = before + 1; rest < STEPS.length; rest += 1) await claim.step()
    }
    expect(shop.database.count('coupons')).toBe(READS)
    expect(auditShop(shop)).toEqual([])
  },
)
