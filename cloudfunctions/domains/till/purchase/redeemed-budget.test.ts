import { forgetTemplates } from '../../loyalty/coupon/template.service'
import { aClerk, aMember } from '../../people/staff/testing/shop-floor'
import { atTill, clerk, give, member, openFloor, refusedAs, shop } from './testing/till'

openFloor()

/** The coupon is in the basket, the clerk has shown the amount, the customer pays. */
async function sell(fields: { amountFen: number; couponIds: string[]; payableFen: number }) {
  const till = await atTill(shop, clerk, member)
  const { amountFen, couponIds } = fields
  await till.preview({ amountFen, couponIds })
  return { till, done: await till.confirm(fields) }
}

describe('a budget for redemptions', () => {
  const limits = { redeemedFen: 5_000 }

  test('holds to the fen when tills spend it at once', async () => {
    const tills = []
    for (let count = 0; count < 6; count += 1) {
      const person = await aMember(shop)
      const couponId = give(shop, person.memberId, { limits })
      tills.push({ till: await atTill(shop, await aClerk(shop), person), couponId })
    }
    const open = new Set(tills)
    for (let round = 0; round < 10 && open.size > 0; round += 1) {
      await Promise.all(
        [...open].map(async (each) => {
          const sale = { amountFen: 3_000, couponIds: [each.couponId], payableFen: 1_000 }
          const reply = await each.till.askConfirm(sale)
          if (reply.ok || reply.error.code !== 'BUSY') open.delete(each)
          if (!reply.ok && reply.error.code !== 'BUSY') {
            expect(reply).toMatchObject(refusedAs('COUPON_NOT_USABLE', { rule: 'budget' }))
          }
        }),
      )
    }
    expect(shop.database.count('purchases')).toBe(2)
    expect(shop.database.get('coupon_budgets', 'tpl_twenty')).toMatchObject({ redeemedFen: 4_000 })
  })

  test('that is spent shows in the preview', async () => {
    await sell({ amountFen: 3_000, couponIds: [give(shop, member.memberId, { limits })], payableFen: 1_000 })
    await sell({ amountFen: 3_000, couponIds: [give(shop, member.memberId)], payableFen: 1_000 })
    give(shop, member.memberId)
    const { coupons } = await (await atTill(shop, clerk, member)).preview({ amountFen: 3_000 })
    expect(coupons[0]?.why.find(({ rule }) => rule === 'budget')).toMatchObject({ verdict: 'fail', actual: 1_000 })
  })

  test('of a template that somebody has damaged by hand does not stop the till', async () => {
    const couponId = give(shop, member.memberId, { limits })
    const stored = shop.database.get('coupon_templates', 'tpl_twenty')
    shop.database.put('coupon_templates', { ...stored, _id: 'tpl_twenty', rules: { title: 7 } })
    forgetTemplates()
    const { done } = await sell({ amountFen: 3_000, couponIds: [couponId], payableFen: 1_000 })
    expect(done.purchase.discountFen).toBe(2_000)
    shop.database.put('coupon_templates', { ...stored, _id: 'tpl_twenty' })
  })
})
