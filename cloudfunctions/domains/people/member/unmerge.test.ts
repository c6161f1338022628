import fc from 'fast-check'
import type { Account } from '#shared/ledger/account/account'
import { defaultTierRules } from '#shared/ledger/tier/rules'
import { auditShop } from '../../../testing/audit-shop'
import { openShop, type Shop } from '../../../testing/shop'
import { forgetRules } from '../../base/settings/rules.service'
import { aClerk, aMember, EAST, openStores, type Person, unusedCode } from '../staff/testing/shop-floor'

const DAY_MS = 86_400_000

let shop: Shop
let clerk: Person
beforeAll(async () => {
  shop = await openShop()
})
beforeEach(async () => {
  shop.reset()
  await openStores(shop)
  clerk = await aClerk(shop)
})
afterEach(() => expect(auditShop(shop)).toEqual([]))
afterAll(() => shop.close())

const accountOf = ({ memberId }: Person) => shop.database.get('accounts', memberId) as unknown as Account
const run = async (job: string) => {
  while ((await shop.ops('job.run', { job })).status === 'running');
}
const merge = (from: Person, into: Person) =>
  shop.ops('member.merge', { from: from.memberId, into: into.memberId, note: '同一人' })
const unmerge = (from: Person) => shop.ops('member.unmerge', { from: from.memberId, note: '弄错了' })

async function buy(member: Person, yuan: number): Promise<string> {
  shop.clock.advance(30_000)
  const { purchase } = await clerk.call('purchase.record', {
    memberCode: unusedCode(shop, member.memberId),
    storeId: EAST,
    amountFen: yuan * 100,
  })
  return purchase.purchaseId
}
const askRefund = (purchaseId: string, yuan: number) =>
  clerk.ask('purchase.refund', { purchaseId, amountFen: yuan * 100, note: '退货' })
const refund = async (purchaseId: string, yuan: number) =>
  expect(await askRefund(purchaseId, yuan)).toMatchObject({ ok: true })

/** What a person would ask for: everything that counts, without what differs between any two people. */
function standing(person: Person) {
  const { status, points, growth, tier, checkIn, counters, referral } = accountOf(person)
  const { purchaseCount, spentFen } = counters
  return {
    status,
    balance: points.balance,
    debt: points.debt,
    lots: points.lots,
    growth: growth.months,
    tier: tier.key,
    makeUpCards: checkIn.makeUpCards,
    purchaseCount,
    spentFen,
    tallies: referral?.tallies ?? [],
  }
}

test('goods of one side that went back while the two were one are that side’s: no points from nowhere, no debt', async () => {
  const [own, other] = [await aMember(shop), await aMember(shop)]
  const purchaseId = await buy(own, 70)
  await merge(own, other)
  await refund(purchaseId, 70)
  await unmerge(own)
  expect(standing(own)).toMatchObject({ balance: 20, debt: 0, growth: [], purchaseCount: 0, spentFen: 0 })
  expect(standing(other)).toMatchObject({ balance: 20, debt: 0, growth: [], purchaseCount: 0, spentFen: 0 })
})

test('a tier that only both reached together goes with its gift, and is given when it is really reached', async () => {
  const [own, other] = [await aMember(shop), await aMember(shop)]
  await buy(own, 200)
  await buy(other, 200)
  await merge(own, other)
  expect(standing(other)).toMatchObject({ tier: 'jade', makeUpCards: 1 })
  await unmerge(own)
  expect([standing(own), standing(other)]).toMatchObject([
    { tier: 'paper', balance: 220, makeUpCards: 0 },
    { tier: 'paper', balance: 220, makeUpCards: 0 },
  ])
  await buy(other, 150)
  expect(standing(other)).toMatchObject({ tier: 'jade', balance: 220 + 150 + 30, makeUpCards: 1 })
})

describe('the gift of a tier comes once to a person', () => {
  const JADE_GIFT = 30
  const jadePair = async () => {
    const [own, other] = [await aMember(shop), await aMember(shop)]
    const first = await buy(own, 320)
    expect(standing(own)).toMatchObject({ tier: 'jade', balance: 20 + 320 + JADE_GIFT, makeUpCards: 1 })
    return { own, other, first }
  }

  test('who had it under a record that is merged does not get it again, and each has their own when parted', async () => {
    const { own, other } = await jadePair()
    await buy(other, 80)
    await merge(own, other)
    expect(standing(other)).toMatchObject({ tier: 'jade', balance: 20 + 320 + JADE_GIFT + 20 + 80, makeUpCards: 0 })
    await unmerge(own)
    expect(standing(own)).toMatchObject({ tier: 'jade', balance: 20 + 320 + JADE_GIFT, makeUpCards: 1 })
    expect(standing(other)).toMatchObject({ tier: 'paper', balance: 20 + 80, makeUpCards: 0 })
  })

  test('who would have got it alone meanwhile gets it when the two part', async () => {
    const { own, other } = await jadePair()
    await merge(own, other)
    await buy(other, 320)
    const bought = standing(other).balance
    await unmerge(own)
    expect(standing(own)).toMatchObject({ tier: 'jade', balance: 20 + 320 + JADE_GIFT, makeUpCards: 1 })
    expect(standing(other)).toMatchObject({ tier: 'jade', balance: bought - 340, makeUpCards: 1 })
  })

  test('it goes with the goods that had brought it, from whoever has its points and its cards now', async () => {
    const { own, other, first } = await jadePair()
    await merge(own, other)
    await refund(first, 320)
    expect(standing(other)).toMatchObject({ tier: 'paper', balance: 40, debt: 0, makeUpCards: 0 })
    await unmerge(own)
    for (const person of [own, other]) {
      expect(standing(person)).toMatchObject({ tier: 'paper', balance: 20, debt: 0, makeUpCards: 0 })
    }
  })

  test('who had it, fell, left and comes back, has had it', async () => {
    const { own } = await jadePair()
    shop.clock.advance(800 * DAY_MS)
    await run('expire-points')
    await run('review-tiers')
    expect(standing(own).tier).toBe('paper')
    const { tiers } = await own.call('tier.list', {})
    expect(tiers.find(({ key }) => key === 'jade')?.gift).toEqual({ points: 0, makeUpCards: 0 })
    await own.call('member.close', { confirm: '注销' })
    shop.clock.advance(60_000)
    const { memberId } = await own.call('home.open', {})
    const again = { ...own, memberId }
    await buy(again, 320)
    expect(standing(again)).toMatchObject({ tier: 'jade', balance: 320, makeUpCards: 0 })
  })
})

test('no correction by hand takes one side of a merge, before or after its undoing', async () => {
  const [own, other] = [await aMember(shop), await aMember(shop)]
  const { mergeId } = await merge(own, other)
  const reverse = (entryId: string) => shop.askOps('points.reverse', { entryId, note: '更正' })
  for (const entryId of [`merge-in:${mergeId}`, `merge-out:${mergeId}`]) {
    expect(await reverse(entryId)).toMatchObject({ error: { code: 'ENTRY_NOT_REVERSIBLE' } })
  }
  await unmerge(own)
  for (const entryId of [`merge-in:${mergeId}`, `reversal:merge-in:${mergeId}`, `reversal:merge-out:${mergeId}`]) {
    expect(await reverse(entryId)).toMatchObject({ error: { code: 'ENTRY_NOT_REVERSIBLE' } })
  }
})

test('an entry of a record that was merged is corrected where its points are now, and with the record after it', async () => {
  const [own, other] = [await aMember(shop), await aMember(shop)]
  const first = await buy(own, 70)
  const second = await buy(own, 30)
  await merge(own, other)
  await shop.ops('points.reverse', { entryId: `purchase:${first}`, note: '记错' })
  expect(standing(other).balance).toBe(70)
  await unmerge(own)
  await shop.ops('points.reverse', { entryId: `purchase:${second}`, note: '记错' })
  expect([standing(own), standing(other)]).toMatchObject([{ balance: 20 }, { balance: 20 }])
})

test('two that came to the same record are parted in any order', async () => {
  for (const order of [
    [0, 1],
    [1, 0],
  ]) {
    const people = [await aMember(shop), await aMember(shop)]
    const keeper = await aMember(shop)
    const bought = [await buy(people[0] as Person, 40), await buy(people[1] as Person, 60)]
    await buy(keeper, 10)
    for (const person of people) await merge(person, keeper)
    await refund(bought[0] as string, 15)
    await buy(keeper, 5)
    await refund(bought[1] as string, 20)
    for (const index of order) await unmerge(people[index] as Person)
    expect([...people, keeper].map((person) => standing(person).balance)).toEqual([45, 60, 35])
    expect([...people, keeper].map((person) => standing(person).spentFen)).toEqual([2_500, 4_000, 1_500])
  }
})

test('a record that was itself merged in is parted after its keeper was', async () => {
  const [own, middle, keeper] = [await aMember(shop), await aMember(shop), await aMember(shop)]
  const purchaseId = await buy(own, 100)
  await buy(middle, 50)
  await merge(own, middle)
  await refund(purchaseId, 10)
  await merge(middle, keeper)
  await refund(purchaseId, 20)
  await unmerge(middle)
  await refund(purchaseId, 30)
  await unmerge(own)
  expect([own, middle, keeper].map((person) => standing(person).balance)).toEqual([60, 70, 20])
  expect([own, middle, keeper].map((person) => standing(person).spentFen)).toEqual([4_000, 5_000, 0])
})

const act = fc.oneof(
  { weight: 3, arbitrary: fc.record({ does: fc.constant('buy' as const), n: fc.integer({ min: 5, max: 900 }) }) },
  { weight: 3, arbitrary: fc.record({ does: fc.constant('refund' as const), n: fc.nat(5) }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('undo' as const), n: fc.nat(5) }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('adjust' as const), n: fc.integer({ min: 1, max: 200 }) }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('spend' as const), n: fc.integer({ min: 1, max: 20 }) }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('wait' as const), n: fc.integer({ min: 1, max: 250 }) }) },
)
type Act = typeof act extends fc.Arbitrary<infer A> ? A : never

interface Couple {
  own: Person
  other: Person
  /** Of both, in the order in which they were bought. */
  purchases: { id: string; yuan: number; isBack: boolean }[]
}

/** `buyer`: on whose record the acts of now are done. */
async function take(couple: Couple, buyer: Person, { does, n }: Act): Promise<void> {
  const { purchases } = couple
  const open = purchases.filter(({ isBack }) => !isBack)
  const picked = open[n % Math.max(open.length, 1)]
  if (does === 'buy') purchases.push({ id: await buy(buyer, n), yuan: n, isBack: false })
  if (does === 'adjust') await shop.ops('points.adjust', { memberId: buyer.memberId, points: n, note: '补' })
  if (does === 'spend') await shop.ops('points.adjust', { memberId: buyer.memberId, points: -n, note: '扣' })
  if (does === 'refund' && picked) {
    const part = Math.ceil(picked.yuan / 2)
    // Long after the purchase, it is refused.
    const done = await askRefund(picked.id, part)
    if (done.ok) picked.yuan -= part
    picked.isBack = picked.yuan === 0
  }
  if (does === 'undo' && picked) {
    const done = await clerk.ask('purchase.undo', { purchaseId: picked.id })
    if (done.ok) picked.isBack = true
  }
}

async function aCouple(): Promise<Couple> {
  return { own: await aMember(shop), other: await aMember(shop), purchases: [] }
}

/**
 * What a purchase brings depends on the tier of its moment, and a gift ends by the month in which it was given; neither
 * is reckoned anew when two part. Here both are the same in all months: no multipliers, and gifts of cards.
 */
function withoutMultipliers(): void {
  const tiers = defaultTierRules.tiers.map((tier) => ({
    ...tier,
    pointsMultiplierPercent: 100,
    gift: { ...tier.gift, points: 0 },
  }))
  shop.database.put('settings', { _id: 'tier', value: { ...defaultTierRules, tiers } })
  forgetRules()
}

test('whatever happens while two records are one, afterwards each stands as its twin that never was merged', async () => {
  withoutMultipliers()
  const history = fc.record({
    before: fc.array(fc.tuple(fc.boolean(), act), { minLength: 1, maxLength: 6 }),
    between: fc.array(act, { minLength: 1, maxLength: 7 }),
    after: fc.array(fc.tuple(fc.boolean(), act), { maxLength: 3 }),
  })
  await fc.assert(
    fc.asyncProperty(history, async ({ before, between, after }) => {
      const [merged, twins] = [await aCouple(), await aCouple()]
      const both = async (doing: Act, isOwn: boolean) => {
        // Only what the record has alone is spent.
        if (doing.does === 'spend' && standing(isOwn ? twins.own : twins.other).balance < doing.n) return
        for (const couple of [twins, merged]) await take(couple, isOwn ? couple.own : couple.other, doing)
        if (doing.does !== 'wait') return
        shop.clock.advance(doing.n * DAY_MS)
        await run('expire-points')
        await run('review-tiers')
      }
      for (const [isOwn, doing] of before) await both(doing, isOwn)
      await merge(merged.own, merged.other)
      for (const doing of between) await both(doing, false)
      await unmerge(merged.own)
      await run('expire-points')
      await run('review-tiers')
      const compare = () => {
        expect(standing(merged.own)).toEqual(standing(twins.own))
        expect(standing(merged.other)).toEqual(standing(twins.other))
      }
      compare()
      for (const [isOwn, doing] of after) await both(doing, isOwn)
      compare()
      expect(auditShop(shop)).toEqual([])
    }),
    { numRuns: Number(process.env.UNMERGE_RUNS ?? 3), endOnFailure: true },
  )
}, 120_000)

describe('keys lead to whose they are', () => {
  let numbers = 0
  const bind = async (person: Person) => {
    const number = `1390000${String(++numbers).padStart(4, '0')}`
    const phone_info = { pure_phone_number: number, phone_number: number, country_code: '86' }
    shop.openapi.reply('phonenumber.getPhoneNumber', () => ({ kind: 'json', body: { errcode: 0, phone_info } }))
    await person.call('member.bindPhone', { code: `code-${numbers}` })
    return number
  }
  const holderOf = async (phone: string) => {
    const reply = await shop.askOps('member.find', { phone })
    return reply.ok ? reply.data.memberId : null
  }
  const shownOf = async (person: Person) => (await person.call('member.getProfile', {})).phoneMasked?.slice(-2) ?? null

  test.each([
    ['the record that came', 'own'],
    ['the record that was there', 'other'],
  ] as const)(
    'a number that %s bound while they were one stays with it, and the other keeps its own',
    async (_which, side) => {
      const people = { own: await aMember(shop), other: await aMember(shop) }
      const before = { own: await bind(people.own), other: await bind(people.other) }
      await merge(people.own, people.other)
      const bound = await bind(people[side])
      await unmerge(people.own)
      const rest = side === 'own' ? 'other' : 'own'
      expect(await holderOf(bound)).toBe(people[side].memberId)
      expect(await shownOf(people[side])).toBe(bound.slice(-2))
      expect(await holderOf(before[side])).toBeNull()
      expect(await holderOf(before[rest])).toBe(people[rest].memberId)
      for (const person of Object.values(people)) {
        expect(await person.call('home.open', {})).toMatchObject({ memberId: person.memberId })
      }
    },
  )

  test('what one side has agreed to is asked of that side again', async () => {
    const [own, other] = [await aMember(shop), await aMember(shop)]
    await own.call('member.setConsent', { purpose: 'analytics', isGranted: true })
    await merge(own, other)
    const grantedTo = (person: Person) => shop.database.get('identities', `wx:${person.openid}`)?.granted
    expect(grantedTo(own)).toEqual([])
    await unmerge(own)
    expect([grantedTo(own), grantedTo(other)]).toEqual([['analytics'], []])
  })
})
