import type { BusinessDay } from '#shared/kernel/business-day'
import type { Account } from '#shared/ledger/account/account'
import { defaultTierRules, type TierRules } from '#shared/ledger/tier/rules'
import { auditShop } from '../../../testing/audit-shop'
import { earned, memberIdOf, putLedger } from '../../../testing/put-ledger'
import { openShop, type Shop } from '../../../testing/shop'

const MINUTE_MS = 60_000

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
beforeEach(() => shop.reset())
afterEach(() => expect(auditShop(shop).filter((line) => !line.includes('has no account'))).toEqual([]))
afterAll(() => shop.close())

const instant = (shopTime: string) => Date.parse(`${shopTime}+08:00`)
const day = (text: string) => text as BusinessDay
const inOctober = instant('2026-10-05T10:00:00')
const accountOf = (number: number) => shop.database.get('accounts', memberIdOf(number)) as unknown as Account

/** A member with growth earned in October 2026, in a tier as the facts before had made it. */
function aMember(number: number, growth: number, tier: Partial<Account['tier']> = {}): Account {
  const facts = growth > 0 ? [earned(inOctober, { growth }, `${number}`)] : []
  return putLedger(shop, memberIdOf(number), facts, {
    tier: { key: 'paper', sinceDay: day('2026-10-05'), untilDay: null, ...tier },
  })
}

const jade = { key: 'jade', untilDay: day('2027-10-05') }
const [paperTier, jadeTier, amberTier, inkTier] = defaultTierRules.tiers

function withJadeAt(threshold: number, keepGrowth = Math.min(threshold, 200)): TierRules {
  const tiers: TierRules['tiers'] = [paperTier]
  if (jadeTier) tiers.push({ ...jadeTier, threshold, keepGrowth })
  if (amberTier) tiers.push(amberTier)
  if (inkTier) tiers.push(inkTier)
  return { ...defaultTierRules, tiers }
}

async function propose(value: TierRules) {
  return shop.ops('settings.propose', { setting: 'tier', value, by: '林店长', note: '调整门槛' })
}

async function change(value: TierRules): Promise<void> {
  const { proposalId } = (await propose(value)).proposal
  await shop.ops('settings.approve', { proposalId, by: '周总' })
  await shop.ops('settings.apply', { proposalId, by: '周总' })
}

async function ticks(count: number): Promise<void> {
  for (let fired = 0; fired < count; fired += 1) {
    await shop.tick()
    shop.clock.advance(5 * MINUTE_MS)
  }
}

describe('the review of a validity that ended', () => {
  test('comes the day after the last day, not on it', async () => {
    aMember(1, 10, jade)
    shop.clock.set(instant('2027-10-05T23:59:00'))
    await shop.tick()
    expect(accountOf(1).tier).toMatchObject(jade)
    shop.clock.set(instant('2027-10-06T00:20:20'))
    await shop.tick()
    expect(accountOf(1).tier).toEqual({ key: 'paper', sinceDay: '2027-10-06', untilDay: null })
  })

  test('keeps the tier of who has enough growth, with a new validity', async () => {
    aMember(1, 10, { key: 'jade', untilDay: day('2026-11-20') })
    aMember(2, 250, { key: 'jade', untilDay: day('2026-11-20') })
    await shop.tick()
    expect(accountOf(1).tier.key).toBe('paper')
    expect(accountOf(2).tier).toMatchObject({ key: 'jade', sinceDay: '2026-10-05', untilDay: '2027-11-20' })
  })

  test('goes one step down, not to the bottom', async () => {
    aMember(1, 0, { key: 'ink', untilDay: day('2026-11-20') })
    await shop.tick()
    expect(accountOf(1).tier.key).toBe('amber')
  })

  test('a doubled timer reviews once', async () => {
    aMember(1, 0, { key: 'ink', untilDay: day('2026-11-20') })
    await Promise.all([shop.tick(), shop.tick(), shop.tick()])
    expect(accountOf(1).tier.key).toBe('amber')
  })
})

describe('when the tier rules change', () => {
  test('who meets a lowered threshold rises within ten minutes, with the gift, once', async () => {
    aMember(1, 150)
    aMember(2, 90)
    await ticks(1)
    await change(withJadeAt(100))
    await ticks(3)
    expect(accountOf(1).tier).toMatchObject({ key: 'jade', untilDay: expect.any(String) })
    expect(accountOf(2).tier.key).toBe('paper')
    expect(accountOf(1).points.balance).toBe(jadeTier?.gift.points)
    await ticks(2)
    expect(accountOf(1).points.balance).toBe(jadeTier?.gift.points)
  })

  test('nobody falls below a raised threshold before the last day of the tier', async () => {
    aMember(1, 320, jade)
    await change(withJadeAt(900, 800))
    await ticks(3)
    expect(accountOf(1).tier).toMatchObject(jade)
    shop.clock.set(instant('2027-10-06T00:20:20'))
    await shop.tick()
    expect(accountOf(1).tier.key).toBe('paper')
  })

  test('who was in a tier that is gone is in the highest one whose threshold is met, never in none', async () => {
    aMember(1, 1500, { key: 'amber', untilDay: day('2027-10-05') })
    aMember(2, 10, { key: 'amber', untilDay: day('2027-10-05') })
    const tiers: TierRules['tiers'] = [paperTier]
    if (jadeTier) tiers.push(jadeTier)
    await change({ ...defaultTierRules, tiers })
    await ticks(3)
    expect(accountOf(1).tier.key).toBe('jade')
    expect(accountOf(2).tier).toMatchObject({ key: 'paper', untilDay: null })
    expect(shop.database.count('outbox')).toBe(0)
  })

  test('an edit by hand and a roll-back rate everybody again too', async () => {
    aMember(1, 150)
    await change(withJadeAt(250))
    await ticks(3)
    const stored = shop.database.get('settings', 'tier')
    shop.database.put('settings', { ...stored, _id: 'tier', value: withJadeAt(100) })
    await ticks(3)
    expect(accountOf(1).tier.key).toBe('jade')
    await shop.ops('settings.rollBack', { setting: 'tier', toVersion: 1, by: '周总', note: '退回' })
    await ticks(3)
    expect(accountOf(1).tier).toMatchObject({ key: 'jade', untilDay: expect.any(String) })
  })

  test('rules that change again while members are being rated begin anew', async () => {
    for (let number = 1; number <= 150; number += 1) aMember(number, 150)
    await change(withJadeAt(250))
    await ticks(1)
    await change(withJadeAt(100))
    await ticks(3)
    expect(shop.database.count('accounts', { 'tier.key': 'jade' })).toBe(150)
  })

  test('without a change nobody is looked at', async () => {
    aMember(1, 150)
    await ticks(2)
    const before = shop.database.get('jobs', 'rate-again')
    await ticks(1)
    expect(shop.database.get('jobs', 'rate-again')).toMatchObject({ checkpoint: before?.checkpoint, looked: 0 })
  })
})

describe('the preview of a change of tiers', () => {
  const effectsOf = async (value: TierRules) =>
    Object.fromEntries((await propose(value)).effect.effects.map(({ text, count }) => [text, count]))

  test('counts on today’s members who would rise, and what their gifts cost', async () => {
    aMember(1, 150)
    aMember(2, 180)
    aMember(3, 90)
    const before = shop.database.find('accounts')
    expect(await effectsOf(withJadeAt(100))).toMatchObject({
      名会员会立即升级: 2,
      '积分会作为升级礼发出（每人每级只发一次，发过的不再发）': 60,
      '名会员所在的等级被取消，会按成长值重新评定': 0,
    })
    expect(shop.database.find('accounts')).toEqual(before)
  })

  test('counts who would fall at the end of the validity under the new rules and would not under the old', async () => {
    aMember(1, 320, jade)
    aMember(2, 900, jade)
    aMember(3, 50, jade)
    expect(await effectsOf(withJadeAt(900, 800))).toMatchObject({
      '名会员若不再获得成长值，会因新规则在到期时降一级': 0,
    })
    const soon = { key: 'jade', untilDay: day('2026-12-31') }
    aMember(4, 320, soon)
    aMember(5, 900, soon)
    expect(await effectsOf(withJadeAt(900, 800))).toMatchObject({
      '名会员若不再获得成长值，会因新规则在到期时降一级': 1,
    })
    expect(await effectsOf(withJadeAt(10, 0))).toMatchObject({
      '名会员若不再获得成长值，会因新规则在到期时保住等级': 3,
    })
  })

  test('counts whose tier would be gone, and looks at no account that was closed', async () => {
    aMember(1, 1500, { key: 'amber', untilDay: day('2027-10-05') })
    aMember(2, 1500, { key: 'amber', untilDay: day('2027-10-05') })
    shop.database.put('accounts', { ...accountOf(2), status: 'closed' })
    const tiers: TierRules['tiers'] = [paperTier]
    if (jadeTier) tiers.push(jadeTier)
    expect(await effectsOf({ ...defaultTierRules, tiers })).toMatchObject({
      '名会员所在的等级被取消，会按成长值重新评定': 1,
    })
  })
})
