import { businessDayOf } from '#shared/kernel/business-day'
import { tickJob } from '../../../testing/job-kill-matrix'
import { ROUND_TRIPS } from '../../../testing/round-trips'
import { openShop, type Shop } from '../../../testing/shop'
import { putGrowthRules, sweepAll } from '../../growth/task/testing/rules'
import { memberDaysOf, rollUp } from '../../insight/event/testing/put-events'
import { aClerk, aMember, EAST, openStores, type Person, WEST } from '../../people/staff/testing/shop-floor'
import { aDraft, anOccasion, bookingOf, HOUR_MS, occasionOf } from './testing/an-occasion'

const DAY_MS = 24 * HOUR_MS

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
beforeEach(async () => {
  shop.reset()
  await openStores(shop)
})
afterAll(() => shop.close())

const why = (reason: string) => ({ error: { code: 'BOOKING_NOT_POSSIBLE', details: { why: reason } } })

test('one tap takes a place, the next ones wait, and who gives a place back gives it to whoever waits first', async () => {
  const occasionId = await anOccasion(shop, { places: 1 })
  const [one, two, three] = [await aMember(shop), await aMember(shop), await aMember(shop)]
  expect(await one.call('booking.get', { occasionId })).toMatchObject({ placesLeft: 1, mine: null, isForMe: true })
  expect(await one.call('booking.signUp', { occasionId })).toMatchObject({ mine: 'booked', placesLeft: 0 })
  expect(await two.call('booking.signUp', { occasionId })).toMatchObject({ mine: 'waiting', ahead: 0, waiting: 1 })
  expect(await three.call('booking.signUp', { occasionId })).toMatchObject({ mine: 'waiting', ahead: 1 })
  // A second tap changes nothing.
  expect(await one.call('booking.signUp', { occasionId })).toMatchObject({ mine: 'booked' })
  expect(await one.call('booking.cancel', { occasionId })).toMatchObject({ mine: 'cancelled' })
  expect(bookingOf(shop, occasionId, two.memberId)).toMatchObject({ state: 'booked', movedUpAt: shop.clock.now() })
  expect(await three.call('booking.get', { occasionId })).toMatchObject({ mine: 'waiting', ahead: 0 })
  // Back again, at the end of the line.
  expect(await one.call('booking.signUp', { occasionId })).toMatchObject({ mine: 'waiting', ahead: 1 })
  expect(occasionOf(shop, occasionId)).toMatchObject({ taken: 1, lastNumber: 4 })
  const { coming, mine } = await two.call('booking.listOpen', {})
  expect([coming, mine].map((cards) => cards.map((card) => [card.occasionId, card.mine, card.storeName]))).toEqual([
    [[occasionId, 'booked', '常来茶铺']],
    [[occasionId, 'booked', '常来茶铺']],
  ])
})

test('twenty tap at once for three places: three have one, and all others wait in one line', async () => {
  const occasionId = await anOccasion(shop, { places: 3 })
  const people = []
  for (let index = 0; index < 20; index += 1) people.push(await aMember(shop))
  const replies = await Promise.all(
    people.map(async ({ ask }) => {
      const requestId = shop.newRequestId()
      for (;;) {
        const reply = await ask('booking.signUp', { occasionId }, requestId)
        if (reply.ok || reply.error.code !== 'BUSY') return reply
      }
    }),
  )
  const states = replies.map((reply) => (reply.ok ? reply.data.mine : reply.error.code))
  expect(states.filter((state) => state === 'booked')).toHaveLength(3)
  expect(states.filter((state) => state === 'waiting')).toHaveLength(17)
  const { taken, waiting } = occasionOf(shop, occasionId)
  expect([taken, new Set(waiting).size]).toEqual([3, 17])
  // And half of those with a place leave at once.
  const booked = people.filter((_person, index) => states[index] === 'booked')
  await Promise.all(booked.map(({ call }) => call('booking.cancel', { occasionId })))
  const after = occasionOf(shop, occasionId)
  expect([after.taken, after.waiting.length]).toEqual([3, 14])
  const held = shop.database.find('bookings').map(({ state }) => state)
  expect(held.filter((state) => state === 'booked')).toHaveLength(3)
})

test('a clerk lets in by the shown code, once, on the day and at the store alone; a rule may pay for it', async () => {
  putGrowthRules(shop, [{ key: 'came', title: '参加活动', act: 'event-attended' }])
  const occasionId = await anOccasion(shop)
  const [member, other] = [await aMember(shop), await aMember(shop)]
  const clerk = await aClerk(shop, { storeIds: [EAST, WEST] })
  await member.call('booking.signUp', { occasionId })
  const come = (person: typeof member, storeId = EAST) =>
    clerk.ask('booking.checkIn', { occasionId, storeId, memberCode: person.code() })
  expect(await come(member)).toMatchObject(why('otherDay'))
  shop.clock.advance(3 * DAY_MS)
  expect(await come(member, WEST)).toMatchObject(why('otherStore'))
  expect(await come(other)).toMatchObject(why('notBooked'))
  expect(await come(member)).toMatchObject({ data: { attended: 1, taken: 1, wasIn: false, guest: { number: 1 } } })
  shop.clock.advance(60_000)
  expect(await come(member)).toMatchObject({ data: { attended: 1, wasIn: true } })
  const { guests } = await clerk.call('booking.listGuests', { occasionId, storeId: EAST })
  expect(guests).toMatchObject([{ memberId: member.memberId, state: 'attended' }])
  expect((await clerk.call('booking.listAtStore', { storeId: EAST })).occasions).toMatchObject([{ attended: 1 }])
  expect(await clerk.ask('booking.listGuests', { occasionId, storeId: WEST })).toMatchObject({
    error: { code: 'OCCASION_NOT_FOUND' },
  })
  await sweepAll(shop)
  expect(shop.database.count('entries', { reason: 'act' })).toBe(1)
  await rollUp(shop)
  const today = businessDayOf(shop.clock.now())
  const day = memberDaysOf(shop).find((each) => each.memberId === member.memberId && each.day === today)
  expect(day?.tallies).toContainEqual({ name: 'booking.attended', count: 1 })
})

test('when the day has passed, who stayed away is known, and nothing is held any more', async () => {
  const occasionId = await anOccasion(shop, { places: 1 })
  const [one, two] = [await aMember(shop), await aMember(shop)]
  for (const { call } of [one, two]) await call('booking.signUp', { occasionId })
  await tickJob('settle-occasions')
  expect(bookingOf(shop, occasionId, one.memberId)?.state).toBe('booked')
  shop.clock.advance(4 * DAY_MS)
  await tickJob('settle-occasions')
  const states = [one, two].map(({ memberId }) => bookingOf(shop, occasionId, memberId)?.state)
  expect(states).toEqual(['absent', 'unserved'])
  expect(occasionOf(shop, occasionId)).toMatchObject({ status: 'over', waiting: [] })
  expect(await one.ask('booking.cancel', { occasionId })).toMatchObject(why('notBooked'))
})

test('more places move up those who wait, fewer than are taken are refused, and a stale change too', async () => {
  const occasionId = await anOccasion(shop, { places: 1 })
  for (const { call } of [await aMember(shop), await aMember(shop), await aMember(shop)])
    await call('booking.signUp', { occasionId })
  const save = (places: number, baseVersion: number) =>
    shop.askOps('booking.saveOccasion', { occasionId, baseVersion, draft: aDraft(shop, { places }) })
  expect(await save(2, 1)).toMatchObject({ data: { version: 2 } })
  expect(occasionOf(shop, occasionId)).toMatchObject({ taken: 2, waiting: [expect.any(String)] })
  expect(await save(9, 1)).toMatchObject({ error: { code: 'OCCASION_CHANGED' } })
  expect(await save(1, 2)).toMatchObject({ error: { code: 'OCCASION_PLACES_TAKEN', details: { taken: 2 } } })
  await shop.ops('booking.callOff', { occasionId, reason: '老师病了' })
  expect(await save(9, 3)).toMatchObject({ error: { code: 'OCCASION_ENDED' } })
})

test('what was called off is said with its reason, and takes nobody any more', async () => {
  const occasionId = await anOccasion(shop)
  const member = await aMember(shop)
  await member.call('booking.signUp', { occasionId })
  expect(await shop.ops('booking.callOff', { occasionId, reason: '老师病了' })).toMatchObject({ bookings: 1 })
  const page = await member.call('booking.get', { occasionId })
  expect(page).toMatchObject({ status: 'calledOff', reason: '老师病了', mine: 'booked' })
  const other = await aMember(shop)
  expect(await other.ask('booking.signUp', { occasionId })).toMatchObject(why('calledOff'))
  expect((await other.call('booking.listOpen', {})).coming).toEqual([])
  shop.clock.advance(4 * DAY_MS)
  await tickJob('settle-occasions')
  expect(bookingOf(shop, occasionId, member.memberId)?.state).toBe('cancelled')
})

test('words that the law forbids are refused with what was found and why', async () => {
  const draft = aDraft(shop, { title: '全网第一泡' })
  const reply = await shop.askOps('booking.saveOccasion', { baseVersion: 0, draft })
  expect(reply).toMatchObject({
    error: { code: 'COPY_NOT_LAWFUL', details: { found: '全网', why: '不能用绝对化的词' } },
  })
})

test('who leaves gives the place to whoever waits', async () => {
  const occasionId = await anOccasion(shop, { places: 1 })
  const [one, two] = [await aMember(shop), await aMember(shop)]
  for (const { call } of [one, two]) await call('booking.signUp', { occasionId })
  await one.call('member.close', { confirm: '注销' })
  expect(bookingOf(shop, occasionId, one.memberId)?.state).toBe('cancelled')
  expect(bookingOf(shop, occasionId, two.memberId)?.state).toBe('booked')
})

test('a merge follows what either record has booked, and its undoing leaves each with their own', async () => {
  const occasionId = await anOccasion(shop)
  const [kept, gone] = [await aMember(shop), await aMember(shop)]
  await gone.call('booking.signUp', { occasionId })
  await shop.ops('member.merge', { from: gone.memberId, into: kept.memberId, note: '同一人' })
  expect(await kept.call('booking.get', { occasionId })).toMatchObject({ mine: 'booked', placesLeft: 1 })
  // The person has a place already.
  await kept.call('booking.signUp', { occasionId })
  expect(occasionOf(shop, occasionId).taken).toBe(1)
  shop.clock.advance(3 * DAY_MS)
  const clerk = await aClerk(shop)
  const scanned = { occasionId, storeId: EAST, memberCode: kept.code() }
  expect(await clerk.call('booking.checkIn', scanned)).toMatchObject({ attended: 1 })
  await shop.ops('member.unmerge', { from: gone.memberId, note: '弄错了' })
  expect(await kept.call('booking.get', { occasionId })).toMatchObject({ mine: null })
  expect(await gone.call('booking.get', { occasionId })).toMatchObject({ mine: 'attended' })
})

describe('a person with two records', () => {
  async function bothAt(occasionId: string, places: number) {
    const people = []
    for (let index = 0; index < places + 2; index += 1) people.push(await aMember(shop))
    for (const each of people) await each.call('booking.signUp', { occasionId })
    return people
  }

  test('gives back what both have: nobody moves up into what the same person waits for', async () => {
    const occasionId = await anOccasion(shop, { places: 2 })
    const [one, two, next, last] = (await bothAt(occasionId, 2)) as [Person, Person, Person, Person]
    // One holds a place under a record of before, and waits under the own one.
    await shop.ops('member.merge', { from: one.memberId, into: next.memberId, note: '同一人' })
    const requestId = shop.newRequestId()
    for (let times = 0; times < 2; times += 1) {
      expect(await next.call('booking.cancel', { occasionId }, requestId)).toMatchObject({ mine: 'cancelled' })
      const states = [one, two, next, last].map(({ memberId }) => bookingOf(shop, occasionId, memberId)?.state)
      expect(states).toEqual(['cancelled', 'booked', 'cancelled', 'booked'])
    }
    expect(occasionOf(shop, occasionId)).toMatchObject({ taken: 2, waiting: [] })
    expect(await next.call('booking.signUp', { occasionId })).toMatchObject({ mine: 'waiting', ahead: 0 })
  })

  test('gives back both places, and those of whoever leaves are told to nobody who has left', async () => {
    const occasionId = await anOccasion(shop, { places: 2 })
    const [one, two, next, last] = (await bothAt(occasionId, 2)) as [Person, Person, Person, Person]
    await shop.ops('member.merge', { from: one.memberId, into: two.memberId, note: '同一人' })
    await two.call('booking.cancel', { occasionId })
    expect(occasionOf(shop, occasionId)).toMatchObject({ taken: 2, waiting: [] })
    const other = await anOccasion(shop, { places: 1 })
    for (const each of [next, last]) await each.call('booking.signUp', { occasionId: other })
    await shop.ops('member.merge', { from: next.memberId, into: last.memberId, note: '同一人' })
    await last.call('member.close', { confirm: '注销' })
    expect(occasionOf(shop, other)).toMatchObject({ taken: 0, waiting: [] })
    expect(bookingOf(shop, other, last.memberId)).toMatchObject({ state: 'cancelled', movedUpAt: null })
  })

  const merge = (from: Person, into: Person) =>
    shop.ops('member.merge', { from: from.memberId, into: into.memberId, note: '同一人' })
  const unmerge = (from: Person) => shop.ops('member.unmerge', { from: from.memberId, note: '弄错了' })
  const statesAt = (occasionId: string, people: readonly Person[]) =>
    people.map(({ memberId }) => bookingOf(shop, occasionId, memberId)?.state)

  test.each([
    ['room was made', 3, ['booked', 'booked', 'booked', 'waiting'], { taken: 3 }],
    ['the place is somebody else’s', 2, ['booked', 'waiting', 'booked', 'waiting'], { taken: 2 }],
  ])(
    'has one place of two, and whoever waits gets the other; after the merge was undone, %s',
    async (_name, places, states, left) => {
      const occasionId = await anOccasion(shop, { places: 2 })
      const people = (await bothAt(occasionId, 2)) as [Person, Person, Person, Person]
      const [one, two] = people
      await merge(one, two)
      expect(statesAt(occasionId, people)).toEqual(['booked', 'cancelled', 'booked', 'waiting'])
      expect(await two.call('booking.get', { occasionId })).toMatchObject({ mine: 'booked', waiting: 1 })
      if (places > 2) {
        const { version } = occasionOf(shop, occasionId)
        // The one who waits gives up, comes back, and is behind whoever has something coming back.
        await people[3].call('booking.cancel', { occasionId })
        await shop.ops('booking.saveOccasion', { occasionId, baseVersion: version, draft: aDraft(shop, { places }) })
      }
      await unmerge(one)
      if (places > 2) await people[3].call('booking.signUp', { occasionId })
      expect(statesAt(occasionId, people)).toEqual(states)
      expect(occasionOf(shop, occasionId)).toMatchObject(left)
      const first = occasionOf(shop, occasionId).waiting[0] ?? ''
      expect(first.endsWith(places > 2 ? people[3].memberId : two.memberId)).toBe(true)
    },
  )

  test('who has a place waits for no second one; undone, the line is as it was', async () => {
    const occasionId = await anOccasion(shop, { places: 1 })
    const people = (await bothAt(occasionId, 2)) as [Person, Person, Person, Person]
    const [one, two, three, last] = people
    const before = occasionOf(shop, occasionId).waiting
    await merge(three, one)
    expect(statesAt(occasionId, people)).toEqual(['booked', 'waiting', 'cancelled', 'waiting'])
    await unmerge(three)
    expect(occasionOf(shop, occasionId)).toMatchObject({ taken: 1, waiting: before })
    // Two that both wait: the one who came first stays where they are.
    await merge(last, two)
    expect(occasionOf(shop, occasionId).waiting).toEqual(before.slice(0, 2))
  })

  test('who moved up, lost the place by a merge and waits for it again can move up once more', async () => {
    const occasionId = await anOccasion(shop, { places: 2 })
    const people = (await bothAt(occasionId, 2)) as [Person, Person, Person, Person]
    const [one, two, three] = people
    await two.call('booking.cancel', { occasionId })
    await merge(three, one)
    expect(statesAt(occasionId, people)).toEqual(['booked', 'cancelled', 'cancelled', 'booked'])
    await unmerge(three)
    expect(bookingOf(shop, occasionId, three.memberId)?.state).toBe('waiting')
    shop.clock.advance(60_000)
    expect(await one.call('booking.cancel', { occasionId })).toMatchObject({ mine: 'cancelled' })
    expect(statesAt(occasionId, people)).toEqual(['cancelled', 'cancelled', 'booked', 'booked'])
    const told = shop.database.find('outbox').filter(({ _id }) => String(_id).startsWith('booking.movedUp:'))
    expect(told.filter(({ memberId }) => memberId === three.memberId)).toHaveLength(2)
  })

  test('who has given back the place has nothing to get back when the merge is undone', async () => {
    const occasionId = await anOccasion(shop, { places: 2 })
    const [one, two] = [await aMember(shop), await aMember(shop)]
    for (const { call } of [one, two]) await call('booking.signUp', { occasionId })
    await merge(one, two)
    expect(await two.call('booking.cancel', { occasionId })).toMatchObject({ mine: 'cancelled', placesLeft: 2 })
    await unmerge(one)
    expect(statesAt(occasionId, [one, two])).toEqual(['cancelled', 'cancelled'])
    expect(occasionOf(shop, occasionId).taken).toBe(0)
  })

  test('may have ten ahead, which are occasions and not records, and of those that were called off none', async () => {
    const [one, two] = [await aMember(shop), await aMember(shop)]
    const ids: string[] = []
    for (let index = 0; index < 11; index += 1) ids.push(await anOccasion(shop, { places: 5 }))
    const [first = '', second = ''] = ids
    await one.call('booking.signUp', { occasionId: first })
    for (const occasionId of ids.slice(0, 10)) await two.call('booking.signUp', { occasionId })
    await shop.ops('member.merge', { from: one.memberId, into: two.memberId, note: '同一人' })
    const last = { occasionId: ids[10] ?? '' }
    expect(await two.ask('booking.signUp', last)).toMatchObject(why('tooMany'))
    await shop.ops('booking.callOff', { occasionId: second, reason: '茶师生病' })
    expect(await two.call('booking.signUp', last)).toMatchObject({ mine: 'booked' })
  })
})

test('what it costs to take a place, and to let somebody in', async () => {
  const occasionId = await anOccasion(shop)
  const [member, clerk] = [await aMember(shop), await aClerk(shop)]
  expect(await shop.roundTrips(() => member.call('booking.signUp', { occasionId }))).toBe(ROUND_TRIPS.signUp.is)
  shop.clock.advance(3 * DAY_MS)
  const scanned = { occasionId, storeId: EAST, memberCode: member.code() }
  await clerk.call('booking.listAtStore', { storeId: EAST })
  expect(await shop.roundTrips(() => clerk.call('booking.checkIn', scanned))).toBe(ROUND_TRIPS.letIn.is)
})
