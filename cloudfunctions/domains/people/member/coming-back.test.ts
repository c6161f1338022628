import type { Job } from '../../../platform/noun/job'
import { auditShop } from '../../../testing/audit-shop'
import { openShop, type Phone, type Shop } from '../../../testing/shop'
import { timerContext } from '../../../testing/timer-context'
import { runJob } from '../../base/job/job.service'
import { aFriend, anInviter, bondOf, openProgramme, sweep } from '../../growth/referral/testing/programme'
import { grantBirthdayJob, grantMonthlyJob, grantWelcomeJob } from '../../loyalty/coupon/grant.jobs'
import { openTemplate } from '../../loyalty/coupon/testing/a-template'
import { aMember } from '../staff/testing/shop-floor'
import { forgetKnownPeopleJob } from './member.jobs'

// Whoever leaves and comes back is welcome, and is not new.

const DAY_MS = 86_400_000

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
beforeEach(() => {
  shop.reset()
  phoneNumberIs('13800001177')
  shop.openapi.reply('security.msgSecCheck', () => json({ errcode: 0, result: { suggest: 'pass', label: 100 } }))
})
afterEach(() => expect(auditShop(shop)).toEqual([]))
afterAll(() => shop.close())

const json = (body: Record<string, unknown>) => ({ kind: 'json' as const, body })
const phoneNumberIs = (pure_phone_number: string) =>
  shop.openapi.reply('phonenumber.getPhoneNumber', () =>
    json({ errcode: 0, phone_info: { pure_phone_number, country_code: '86' } }),
  )
const run = (job: Job) => runJob({ ...timerContext(), requestId: shop.newRequestId() }, [job], job.name)
const refusedAs = (code: string) => expect.objectContaining({ error: expect.objectContaining({ code }) })
const open = (phone: Phone) => phone.call('home.open', {})
const bind = (phone: Phone) => phone.call('member.bindPhone', { code: 'c' })
const close = (phone: Phone) => phone.call('member.close', { confirm: '注销' })
const claim = (phone: Phone, templateId: string) => phone.ask('coupon.claim', { templateId })
const had = async (phone: Phone) => (await phone.call('coupon.listMine', { tab: 'usable' })).coupons.length

describe('three rounds of joining and leaving bring', () => {
  test.each([
    ['the same WeChat', 'oPerson', 'oPerson', undefined],
    ['the same person by another mini-program’s openid', 'oPersonA', 'oPersonB', 'uPerson'],
  ])('the welcome once, for %s', async (_who, first, second, unionid) => {
    await openTemplate(shop, { ways: ['welcome'] }, 'welcome')
    const phones = [first, second, first].map((openid) => shop.phone(openid, unionid))
    const rounds: unknown[] = []
    for (const phone of phones) {
      const { welcomePoints, points: balance, isNew } = await open(phone)
      const { coupons } = await phone.call('coupon.receiveWelcome', {})
      await run(grantWelcomeJob)
      rounds.push([isNew, welcomePoints, balance, coupons.length, await had(phone)])
      await close(phone)
      shop.clock.advance(60_000)
    }
    const nothing = [false, 0, 0, 0, 0]
    expect(rounds).toEqual([[true, 20, 20, 1, 1], nothing, nothing])
  })

  test('the welcome once, also when the shop has changed the key by which it knows who was here', async () => {
    await openTemplate(shop, { ways: ['welcome'] }, 'welcome')
    const phone = shop.phone()
    const old = process.env.CHANGLAI_PERSON_KEY
    await open(phone)
    await bind(phone)
    await close(phone)
    process.env.CHANGLAI_PERSON_KEY_OTHER = old
    process.env.CHANGLAI_PERSON_KEY = Buffer.alloc(32, 14).toString('base64')
    try {
      expect(await open(phone)).toMatchObject({ isNew: false, welcomePoints: 0 })
      await close(phone)
      delete process.env.CHANGLAI_PERSON_KEY_OTHER
      expect(await open(phone)).toMatchObject({ isNew: false, welcomePoints: 0 })
    } finally {
      process.env.CHANGLAI_PERSON_KEY = old
      delete process.env.CHANGLAI_PERSON_KEY_OTHER
    }
  })

  test('the newcomers’ reward once, and of one day the daily reward once', async () => {
    const phone = shop.phone()
    await open(phone)
    const first = await phone.call('check-in.perform', {})
    expect(first.rewards.map(({ kind }) => kind)).toContain('newcomer')
    await close(phone)
    expect((await open(phone)).checkIn).toMatchObject({ isDoneToday: true, todaysRewards: [] })
    expect(await phone.ask('check-in.perform', {})).toEqual(refusedAs('ALREADY_CHECKED_IN'))
    shop.clock.advance(DAY_MS)
    const next = await phone.call('check-in.perform', {})
    expect(next.rewards.map(({ kind }) => kind)).not.toContain('newcomer')
    expect((await phone.call('check-in.getCalendar', {})).newcomers).toBeNull()
  })

  test('no coupon more than the limits of a member, of a day and of a person', async () => {
    const once = await openTemplate(shop, { limits: { perMember: 1 } }, 'once')
    const daily = await openTemplate(shop, { limits: { perMember: 3, perMemberPerDay: 1 } }, 'daily')
    const person = await openTemplate(shop, { limits: { perMember: null, perPerson: 2 } }, 'person')
    const phone = shop.phone()
    const results: unknown[] = []
    for (let round = 0; round < 3; round += 1) {
      await open(phone)
      await bind(phone)
      const replies = [await claim(phone, once), await claim(phone, daily), await claim(phone, person)]
      results.push(replies.map((reply) => (reply.ok ? 'OK' : reply.error.code)))
      await close(phone)
    }
    expect(results).toEqual([
      ['OK', 'OK', 'OK'],
      ['CLAIM_LIMIT_REACHED', 'CLAIM_LIMIT_REACHED_TODAY', 'OK'],
      ['CLAIM_LIMIT_REACHED', 'CLAIM_LIMIT_REACHED_TODAY', 'CLAIM_LIMIT_PER_PERSON'],
    ])
    await open(phone)
    shop.clock.advance(DAY_MS)
    expect(await claim(phone, daily)).toMatchObject({ ok: true })
    const { templates } = await phone.call('coupon.listCentre', {})
    expect(templates.find(({ templateId }) => templateId === once)).toMatchObject({ outcome: 'refused', owned: 0 })
  })

  test('one birthday coupon a year, whatever day is told anew', async () => {
    await openTemplate(shop, { ways: ['birthday'], limits: { perMember: null } }, 'birthday')
    const phone = shop.phone()
    for (let day = 22; day < 25; day += 1) {
      await open(phone)
      await phone.call('member.updateProfile', { birthday: `1990-11-${day}` as never })
      await run(grantBirthdayJob)
      await close(phone)
      shop.clock.advance(DAY_MS)
    }
    expect(shop.database.count('coupons')).toBe(1)
    shop.clock.set(Date.parse('2027-11-22T10:00:00+08:00'))
    await open(phone)
    await phone.call('member.updateProfile', { birthday: '1990-11-22' as never })
    await run(grantBirthdayJob)
    expect(await had(phone)).toBe(1)
  })

  test('one monthly coupon a month', async () => {
    await openTemplate(shop, { ways: ['monthly'], limits: { perMember: null } }, 'monthly')
    const phone = shop.phone()
    for (let round = 0; round < 3; round += 1) {
      await open(phone)
      await run(grantMonthlyJob)
      await close(phone)
    }
    expect(shop.database.count('coupons')).toBe(1)
  })

  test('no offer for those who joined lately: new is counted from the first membership', async () => {
    const forNew = await openTemplate(shop, { audience: { newMemberWithinDays: 7 }, limits: { perMember: 5 } }, 'fresh')
    const phone = shop.phone()
    await open(phone)
    await close(phone)
    shop.clock.advance(30 * DAY_MS)
    await open(phone)
    expect(await claim(phone, forNew)).toEqual(refusedAs('CLAIM_NOT_FOR_YOU'))
  })

  test('no friends counted anew: the cap and the ladder of an inviter go on where they were', async () => {
    openProgramme(shop, { needs: 'phone', minFen: 0, holdDays: 0, cap: { friends: 1, per: 'programme' }, ladder: [] })
    const inviter = await anInviter(shop)
    const bonds: ReturnType<typeof bondOf>[] = []
    for (let round = 0; round < 2; round += 1) {
      const { code } = await inviter.call('referral.getInvite', {})
      phoneNumberIs(`1380000200${round}`)
      const friend = await aFriend(shop, code)
      await bind(friend)
      await sweep(shop)
      shop.clock.advance(DAY_MS)
      await sweep(shop)
      bonds.push(bondOf(shop, friend.memberId))
      if (round === 0) await close(inviter)
      await open(inviter)
    }
    expect(bonds.map((bond) => [bond?.state, bond?.reward?.inviterPoints, bond?.reward?.inviterMissed])).toEqual([
      ['rewarded', 50, null],
      ['rewarded', 0, 'cap'],
    ])
    // The books know that a friend of before was somebody else's record's, whichever record the person carries on with.
    const audit = () => shop.ops('job.run', { job: 'audit-records' })
    const { memberId: back } = await inviter.call('member.getProfile', {})
    const other = await aMember(shop)
    shop.clock.advance(DAY_MS)
    expect(await audit()).toMatchObject({ changed: 0 })
    await shop.ops('member.merge', { from: back, into: other.memberId, note: '同一人' })
    await sweep(shop)
    shop.clock.advance(DAY_MS)
    expect(await audit()).toMatchObject({ changed: 0 })
    await shop.ops('member.unmerge', { from: back, note: '弄错了' })
    await sweep(shop)
    shop.clock.advance(DAY_MS)
    expect(await audit()).toMatchObject({ changed: 0 })
    expect((await shop.ops('job.listAlerts', {})).alerts).toEqual([])
  })
})

describe('the same phone number with another WeChat', () => {
  async function leftWithPhone(templateId?: string) {
    const phone = shop.phone()
    await open(phone)
    await bind(phone)
    if (templateId) await claim(phone, templateId)
    await close(phone)
  }

  test('is nobody’s new friend: the open bond ends when the number is bound, and nothing is paid', async () => {
    openProgramme(shop, { needs: 'phone', minFen: 0 })
    const inviter = await anInviter(shop)
    await leftWithPhone()
    const friend = await aFriend(shop, inviter.code)
    expect((await open(friend)).invited).not.toBeNull()
    await bind(friend)
    expect(bondOf(shop, friend.memberId)).toMatchObject({ state: 'refused', end: { reason: 'known-before' } })
    expect((await open(friend)).invited).toBeNull()
    shop.clock.advance(30 * DAY_MS)
    await sweep(shop)
    expect(bondOf(shop, friend.memberId)?.reward).toBeNull()
  })

  test('has had what the number was given, and is no newcomer from then on', async () => {
    await openTemplate(shop, { ways: ['welcome'] }, 'welcome')
    const once = await openTemplate(shop, { limits: { perMember: 1 } }, 'once')
    await leftWithPhone(once)
    const phone = shop.phone()
    await open(phone)
    await bind(phone)
    expect(await claim(phone, once)).toEqual(refusedAs('CLAIM_LIMIT_REACHED'))
    expect((await phone.call('coupon.receiveWelcome', {})).coupons).toEqual([])
    const { rewards } = await phone.call('check-in.perform', {})
    expect(rewards.map(({ kind }) => kind)).not.toContain('newcomer')
  })

  test('a limit counts together what both had: one under each, and no third', async () => {
    const twice = await openTemplate(shop, { limits: { perMember: 2 } }, 'twice')
    await leftWithPhone(twice)
    const phone = shop.phone()
    await open(phone)
    expect(await claim(phone, twice)).toMatchObject({ ok: true })
    await bind(phone)
    expect(await claim(phone, twice)).toEqual(refusedAs('CLAIM_LIMIT_REACHED'))
  })

  test('is known too when the number was only changed for another one, but not to its own member', async () => {
    openProgramme(shop, { needs: 'phone', minFen: 0 })
    const inviter = await anInviter(shop)
    const member = await aMember(shop)
    await bind(member)
    phoneNumberIs('13900002288')
    await bind(member)
    phoneNumberIs('13800001177')
    const friend = await aFriend(shop, inviter.code)
    await bind(friend)
    expect(bondOf(shop, friend.memberId)?.state).toBe('refused')
    phoneNumberIs('13700003399')
    await bind(member)
    phoneNumberIs('13900002288')
    await bind(member)
    expect(shop.database.get('accounts', member.memberId)?.past ?? null).toBeNull()
  })

  test('a limit by person cannot be had anew by changing the number', async () => {
    const person = await openTemplate(shop, { limits: { perMember: null, perPerson: 1 } }, 'person')
    const member = await aMember(shop)
    await bind(member)
    expect(await claim(member, person)).toMatchObject({ ok: true })
    phoneNumberIs('13900002288')
    await bind(member)
    expect(await claim(member, person)).toEqual(refusedAs('CLAIM_LIMIT_PER_PERSON'))
  })
})

describe('a merge', () => {
  test('of somebody who came back makes the record that carries on no newcomer’s, and its undoing gives that back', async () => {
    const [back, other] = [shop.phone(), await aMember(shop)]
    await open(back)
    await close(back)
    const { memberId } = await open(back)
    const isKnown = (id: string) => Boolean(shop.database.get('accounts', id)?.past)
    await shop.ops('member.merge', { from: memberId, into: other.memberId, note: '同一人' })
    expect(isKnown(other.memberId)).toBe(true)
    await shop.ops('member.unmerge', { from: memberId, note: '弄错了' })
    expect([isKnown(memberId), isKnown(other.memberId)]).toEqual([true, false])
  })
})

describe('what stays of a person who has left', () => {
  test('is one collection and nothing else: counts and days under keyed hashes, no name, number, key or member id', async () => {
    const inviter = await anInviter(shop)
    const merged = await aMember(shop)
    const person = Object.assign(shop.phone('oLeavesForGood', 'uLeavesForGood'), { memberId: '' })
    person.memberId = (await person.call('home.open', { entrance: { scene: 1007, inviter: inviter.code } })).memberId
    await merged.call('member.updateProfile', { nickname: '旧名字', birthday: '1991-05-06' as never })
    await person.call('member.updateProfile', { nickname: '林间的人', birthday: '1990-03-04' as never })
    phoneNumberIs('13900002288')
    await bind(merged)
    await bind(person).catch(() => undefined)
    phoneNumberIs('13800001177')
    await bind(person)
    await claim(person, await openTemplate(shop, { limits: { perMember: null, perPerson: 3 } }, 'person'))
    await shop.ops('member.merge', { from: merged.memberId, into: person.memberId, note: '同一人' })
    const keys = shop.database.find('identities').filter(({ memberId }) => memberId === person.memberId)
    const hashes = keys.map(({ _id }) => String(_id)).filter((id) => id.startsWith('ph:'))
    expect(hashes.length).toBeGreaterThan(0)
    await close(person)
    const known = shop.database.find('known_people')
    for (const { _id } of known) shop.database.remove('known_people', String(_id))
    const personal = ['LeavesForGood', merged.openid, '旧名字', '林间的人', '1380000', '1390000', '1990-03', ...hashes]
    const rest = JSON.stringify(shop.database.dump())
    expect(personal.filter((text) => rest.includes(text))).toEqual([])
    const kept = JSON.stringify(known)
    expect([...personal, person.memberId, merged.memberId].filter((text) => kept.includes(text))).toEqual([])
    const ids = known.map(({ _id }) => String(_id))
    expect(ids.length).toBeGreaterThanOrEqual(4)
    expect(ids.every((id) => /^per_[0-9a-f]{64}$/.test(id))).toBe(true)
  })

  test('is forgotten after 24 months: then the person is new again', async () => {
    const phone = shop.phone()
    await open(phone)
    await close(phone)
    shop.clock.set(Date.parse('2028-11-22T10:00:00+08:00'))
    await run(forgetKnownPeopleJob)
    expect(shop.database.count('known_people')).toBe(1)
    shop.clock.set(Date.parse('2028-11-23T10:00:00+08:00'))
    await run(forgetKnownPeopleJob)
    expect(shop.database.count('known_people')).toBe(0)
    expect(await open(phone)).toMatchObject({ isNew: true, welcomePoints: 20 })
  })
})
