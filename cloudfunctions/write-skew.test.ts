import { openStores } from './domains/people/staff/testing/shop-floor'
import { startJourney } from './domains/reach/journey/testing/travelling'
import { aForked, aTrial, JOURNEY, putTravelled } from './domains/reach/journey/testing/tried'
import { openShop, type Shop } from './testing/shop'

// Two acts at once, each of which reads what the other writes. The service protects only what is written:
// whoever decides from a document writes it too.

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
beforeEach(async () => {
  shop.reset()
  await openStores(shop)
})
afterAll(() => shop.close())

// Shorter than all pauses of whoever is turned away meanwhile.
const SLOW_COMMIT_MS = 6
/** For a second act that looks at much before its transaction begins. */
const LOOKS_FIRST_MS = 40

/** Begins `first`, holds back its commit after it has written to `collection`, and only then lets `second` begin. */
async function meanwhile(
  collection: string,
  first: () => Promise<unknown>,
  second: () => Promise<unknown>,
  delayMs = SLOW_COMMIT_MS,
): Promise<unknown[]> {
  const before = shop.stats.last()
  const hold = { action: 'database.commitTransaction' }
  shop.faults.add({ kind: 'delay', delayMs, match: hold, nth: 1 })
  const held = first()
  const hasWritten = () =>
    shop.stats.since(before).some((call) => call.action === 'database.modifyDocument' && call.collection === collection)
  while (!hasWritten()) await new Promise((resolve) => setImmediate(resolve))
  const late = second()
  return Promise.all([held, late])
}

async function aMember() {
  const phone = shop.phone()
  const { memberId } = await phone.call('home.open', {})
  return { ...phone, memberId }
}

const closes = (member: Awaited<ReturnType<typeof aMember>>) => () => member.ask('member.close', { confirm: '注销' })

test('nobody is appointed who leaves at the same moment', async () => {
  const member = await aMember()
  const appointment = { memberId: member.memberId, name: '小吴', role: 'clerk' as const, storeIds: ['str_east'] }
  const replies = await meanwhile('staff', () => shop.askOps('staff.appoint', appointment), closes(member))
  expect(replies).toMatchObject([{ ok: true }, { ok: true }])
  expect(shop.database.get('staff', member.memberId)).toMatchObject({ status: 'dismissed' })
})

test('nobody keeps a tag who leaves at the same moment', async () => {
  const member = await aMember()
  const tagging = { key: 'regular', memberIds: [member.memberId], who: '周总', note: '常客' }
  const replies = await meanwhile('portraits', () => shop.askOps('tag.attach', tagging), closes(member))
  expect(replies).toMatchObject([{ ok: true }, { ok: true }])
  expect(shop.database.get('portraits', member.memberId)?.tags ?? []).toEqual([])
})

test('no segment ends that another one begins to look at in the same moment', async () => {
  const save = (segmentId: string, condition: object) =>
    shop.askOps('segment.save', { segmentId, name: segmentId, note: '测试', condition, by: '周总' })
  expect(await save('seg_base', { kind: 'number', field: 'purchaseCount', min: 1 })).toMatchObject({ ok: true })
  const replies = await meanwhile(
    'segments',
    () => save('seg_user', { kind: 'inSegment', segmentId: 'seg_base' }),
    () => shop.askOps('segment.end', { segmentId: 'seg_base', by: '周总' }),
  )
  expect(replies).toMatchObject([{ ok: true }, { ok: false, error: { code: 'SEGMENT_IN_USE' } }])
  expect(shop.database.get('segments', 'seg_base')).toMatchObject({ state: 'building' })
})

test('no version of a journey is started in which an experiment begins at the same moment', async () => {
  await startJourney(shop, aForked())
  putTravelled(shop)
  const { experimentId } = await shop.ops('experiment.save', { baseVersion: 0, draft: aTrial() })
  const journey = shop.database.get('journeys', JOURNEY)
  const [draft, baseRevision] = [journey?.draft as object, Number(journey?.revision)]
  const saved = { journeyId: JOURNEY, name: '改一改', by: '周总' }
  await shop.ops('journey.save', { ...saved, definition: { ...draft, entriesPerMinute: 7 }, baseRevision })
  shop.clock.advance(1_000)
  const replies = await meanwhile(
    'experiments',
    () => shop.askOps('experiment.start', { experimentId }),
    () => shop.askOps('journey.propose', { journeyId: JOURNEY, revision: baseRevision + 1, note: '改', by: '周总' }),
    LOOKS_FIRST_MS,
  )
  expect(replies).toMatchObject([{ ok: true }, { ok: false, error: { code: 'JOURNEY_INVALID' } }])
  expect(shop.database.get('journeys', JOURNEY)).toMatchObject({ version: 1 })
})

async function anOwner() {
  const member = await aMember()
  const { code } = await shop.ops('grant.makeOwnerCode', {})
  await member.call('grant.claimOwner', { code, name: '周总' })
  return member
}

test('nobody is given rights who has left before they are written', async () => {
  const [owner, member] = [await anOwner(), await aMember()]
  const giving = { memberId: member.memberId, name: '小吴', isOwner: true, grants: [] }
  shop.faults.add({ kind: 'delay', delayMs: 300, match: { action: 'database.startTransaction' }, nth: 1 })
  const given = owner.ask('grant.give', giving)
  await closes(member)()
  expect(await given).toMatchObject({ ok: false, error: { code: 'MEMBER_CLOSED' } })
  expect(shop.database.get('grants', member.memberId)).toBeNull()
})

test('two owners who take each other’s rights at the same moment leave the shop one', async () => {
  const [first, second] = [await anOwner(), await anOwner()]
  const replies = await Promise.all([
    first.ask('grant.take', { memberId: second.memberId }),
    second.ask('grant.take', { memberId: first.memberId }),
  ])
  expect(replies.map(({ ok }) => ok).sort()).toEqual([false, true])
  expect(shop.database.count('grants')).toBe(1)
})
