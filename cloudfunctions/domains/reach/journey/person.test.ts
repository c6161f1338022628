import { auditShop } from '../../../testing/audit-shop'
import { openShop, type Shop } from '../../../testing/shop'
import { timerContext } from '../../../testing/timer-context'
import { journeyKind } from './step.service'
import {
  aTraveller,
  DAY_MS,
  letter,
  lettersOf,
  MINUTE_MS,
  runsOf,
  startJourney,
  tickAfter,
  wait,
} from './testing/travelling'

// A journey is one person's, whatever becomes of the records: nobody gets a step twice, and whoever has left gets none.

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
beforeEach(() => shop.reset())
afterEach(() => expect(auditShop(shop)).toEqual([]))
afterAll(() => shop.close())

const later = { start: 'later', nodes: [wait('later', 2, 'days', 'letter'), letter('letter', null)] }
type Traveller = Awaited<ReturnType<typeof aTraveller>>

async function entering(consents: Parameters<typeof aTraveller>[1] = []): Promise<Traveller> {
  const phone = await aTraveller(shop, consents)
  await phone.call('check-in.perform', {})
  await tickAfter(shop, MINUTE_MS)
  return phone
}

async function merge(from: Traveller, into: Traveller): Promise<void> {
  await shop.ops('member.merge', { from: from.memberId, into: into.memberId, note: '同一人' })
  await tickAfter(shop, MINUTE_MS)
}

const endsOf = (phone: Traveller) => runsOf(shop, phone.memberId).map(({ state, endedWhy }) => endedWhy ?? state)

test('where both records are in it, the person goes on once', async () => {
  await startJourney(shop, later)
  const [from, into] = [await entering(), await entering()]
  await merge(from, into)
  expect([endsOf(from), endsOf(into).sort()]).toEqual([[], ['merged', 'waiting']])
  await tickAfter(shop, 2 * DAY_MS)
  expect(lettersOf(shop)).toMatchObject([{ memberId: into.memberId }])
})

test('of two ways the one that began first goes on, with what it has given already', async () => {
  await startJourney(shop, {
    start: 'first',
    nodes: [letter('first', 'later'), wait('later', 2, 'days', 'second'), letter('second', null)],
  })
  const from = await entering()
  expect(lettersOf(shop)).toHaveLength(1)
  await tickAfter(shop, DAY_MS)
  const into = await aTraveller(shop)
  await into.call('check-in.perform', {})
  await shop.ops('member.merge', { from: from.memberId, into: into.memberId, note: '同一人' })
  for (let days = 0; days < 4; days += 1) await tickAfter(shop, DAY_MS)
  // The first letter came with the other record.
  expect(lettersOf(shop)).toHaveLength(2)
})

test('who has been through it with one record does not go through it again with the other', async () => {
  await startJourney(shop, later)
  const into = await entering()
  await tickAfter(shop, 2 * DAY_MS)
  expect(lettersOf(shop)).toHaveLength(1)
  const from = await entering()
  await merge(from, into)
  expect([endsOf(from), endsOf(into)]).toEqual([['merged'], ['through']])
  await tickAfter(shop, 2 * DAY_MS)
  expect(lettersOf(shop)).toHaveLength(1)
})

test('who has been through it with the merged record does not go through it again', async () => {
  await startJourney(shop, later)
  const from = await entering()
  await tickAfter(shop, 2 * DAY_MS)
  const into = await entering()
  await merge(from, into)
  expect(endsOf(into)).toEqual(['merged'])
  await tickAfter(shop, 2 * DAY_MS)
  expect(lettersOf(shop)).toHaveLength(1)
})

test('what each event begins goes on for the person, also after another one of them is over', async () => {
  await startJourney(shop, { ...later, entry: { kind: 'perEvent' } })
  const into = await entering()
  await tickAfter(shop, 2 * DAY_MS)
  const from = await entering()
  await merge(from, into)
  await tickAfter(shop, 2 * DAY_MS)
  expect(lettersOf(shop)).toHaveLength(2)
})

test('nobody goes on for a merged record before the two have been joined', async () => {
  await startJourney(shop, later)
  const [into, from] = [await entering(), await entering()]
  const [alone] = runsOf(shop, from.memberId)
  if (!alone) throw new Error('has not entered')
  await merge(from, into)
  // As it is between the merge and what follows from it.
  shop.database.put('journey_runs', { ...alone })
  await tickAfter(shop, 2 * DAY_MS)
  expect(lettersOf(shop)).toMatchObject([{ memberId: into.memberId }])
  expect(endsOf(from)).toEqual(['waiting'])
})

test('where only the merged record is in it, the one that carries on goes its way, once, and does not enter again', async () => {
  const into = await aTraveller(shop)
  await startJourney(shop, later)
  const from = await entering()
  await merge(from, into)
  expect([endsOf(from), endsOf(into)]).toEqual([[], ['waiting']])
  await into.call('check-in.perform', {})
  await tickAfter(shop, MINUTE_MS)
  expect(runsOf(shop)).toHaveLength(1)
  await tickAfter(shop, 2 * DAY_MS)
  expect(lettersOf(shop)).toMatchObject([{ memberId: into.memberId }])
})

test('a step that was decided for a record which is merged meanwhile writes nothing to it', async () => {
  const into = await aTraveller(shop)
  await startJourney(shop, later)
  const from = await entering()
  const [work] = shop.database.find('due_work').filter(({ kind }) => kind === 'journey')
  shop.clock.advance(2 * DAY_MS)
  const context = timerContext()
  const step = await (await journeyKind.look(context, [work as never]))(work as never)
  await shop.ops('member.merge', { from: from.memberId, into: into.memberId, note: '同一人' })
  if (!('write' in step)) throw new Error('a letter is no guarded write')
  const move = await context.db.transaction((tx) => step.write(tx, 0))
  expect(move).toEqual({ kind: 'again', dueAt: shop.clock.now() })
  expect(lettersOf(shop)).toEqual([])
  await tickAfter(shop, MINUTE_MS)
  expect(lettersOf(shop)).toMatchObject([{ memberId: into.memberId }])
})

test('what was merged by mistake is each one’s own again', async () => {
  const into = await aTraveller(shop)
  await startJourney(shop, later)
  const from = await entering()
  await merge(from, into)
  await shop.ops('member.unmerge', { from: from.memberId, note: '不是同一个人' })
  await tickAfter(shop, MINUTE_MS)
  expect([endsOf(from), endsOf(into)]).toEqual([['waiting'], []])
  await tickAfter(shop, 2 * DAY_MS)
  expect(lettersOf(shop)).toMatchObject([{ memberId: from.memberId }])
})

test('whoever leaves takes along what a merged record of theirs was in', async () => {
  const into = await aTraveller(shop)
  await startJourney(shop, later)
  await merge(await entering(), into)
  await into.call('member.close', { confirm: '注销' })
  await shop.tick()
  expect([runsOf(shop), shop.database.find('journey_travellers')]).toEqual([[], []])
  await tickAfter(shop, 3 * DAY_MS)
  expect(lettersOf(shop)).toEqual([])
})

test('a yes that is taken back ends what a merged record has brought along, and a new yes begins nothing of it anew', async () => {
  await startJourney(shop, { ...later, kind: 'shop' })
  let from = await entering(['marketing'])
  // Whoever is left out to compare with is in nothing that could end.
  while (endsOf(from)[0] === 'heldOut') from = await entering(['marketing'])
  const into = await aTraveller(shop, ['marketing'])
  await merge(from, into)
  expect(endsOf(into)).toEqual(['waiting'])
  await into.call('member.setConsent', { purpose: 'marketing', isGranted: false })
  expect(endsOf(into)).toEqual(['consent'])
  await into.call('member.setConsent', { purpose: 'marketing', isGranted: true })
  await tickAfter(shop, 3 * DAY_MS)
  expect(lettersOf(shop).filter(({ memberId }) => memberId !== from.memberId)).toEqual([])
})
