import { CHECK_SIZE, type CheckAnswer } from '#shared/insight/tag/spot-check'
import { openShop, type Shop } from '../../../testing/shop'
import { aClerk, aMember, EAST, openStores, type Person } from '../../people/staff/testing/shop-floor'
import { review } from '../segment/testing/put-people'
import type { SpotCheck } from './spot-check.repository'

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
beforeEach(async () => {
  shop.reset()
  await openStores(shop)
})
afterAll(() => shop.close())

/** A member who carries the tag of newcomers. */
async function aTagged(): Promise<Person> {
  const member = await aMember(shop)
  await review()
  return member
}
const ask = (clerk: Person, member: Person) =>
  clerk.call('tag.askCheck', { memberCode: member.code(), storeId: EAST }).then(({ question }) => question)
const answer = (clerk: Person, member: Person, said: CheckAnswer, checkId: string, requestId?: string) =>
  clerk.ask(
    'tag.answerCheck',
    { memberCode: member.code(), storeId: EAST, checkId, key: 'new-member', answer: said },
    requestId,
  )
const stored = () => shop.database.get('tag_checks', 'current') as unknown as SpotCheck

describe('a spot check of tags', () => {
  test('asks a clerk once about a member, and tells how many were right', async () => {
    const [clerk, member] = [await aClerk(shop), await aTagged()]
    expect(await ask(clerk, member)).toBeNull()
    const { checkId } = await shop.ops('tag.startCheck', { keys: ['new-member', 'top-value'] })
    expect(await ask(clerk, member)).toEqual({ checkId, key: 'new-member', name: '新会员' })
    expect(shop.database.count('audits', { action: 'tag.askCheck', subject: member.memberId })).toBe(1)
    expect(await answer(clerk, member, 'wrong', checkId)).toMatchObject({ ok: true })
    expect(await answer(clerk, member, 'right', checkId)).toMatchObject({ ok: true })
    expect(await ask(clerk, member)).toBeNull()
    const [check] = (await shop.ops('tag.listChecks', {})).checks
    expect(check).toMatchObject({ right: 0, wrong: 1, unsure: 0, share: { percent: 0, from: 0 }, endedAt: null })
    expect(check?.tags[1]).toMatchObject({ key: 'top-value', right: 0, share: null })
  })

  test('does not ask about a member who carries none of the tags, nor a clerk about themselves', async () => {
    const [clerk, member] = [await aClerk(shop), await aTagged()]
    await shop.ops('tag.startCheck', { keys: ['top-value'] })
    expect(await ask(clerk, member)).toBeNull()
    expect(await clerk.ask('tag.askCheck', { memberCode: clerk.code(), storeId: EAST })).toMatchObject({
      error: { code: 'SERVES_SELF' },
    })
  })

  test('is full at sixty sure answers, also when two clerks give the last one at once', async () => {
    const [clerk, other, one, two] = [await aClerk(shop), await aClerk(shop), await aTagged(), await aTagged()]
    const { checkId } = await shop.ops('tag.startCheck', { keys: ['new-member'] })
    const counts = { 'new-member': { right: CHECK_SIZE - 1, wrong: 0, unsure: 2 } }
    shop.database.put('tag_checks', { ...stored(), counts })
    const both = await Promise.all([answer(clerk, one, 'right', checkId), answer(other, two, 'right', checkId)])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect(both).toContainEqual(expect.objectContaining({ error: expect.objectContaining({ code: 'TAG_CHECK_OVER' }) }))
    // Of whom it was asked is of no use any more.
    expect(stored()).toMatchObject({ endedAt: shop.clock.now(), answers: [], counts: { 'new-member': { right: 60 } } })
  })

  test('one runs at a time; the ones before stay to be read', async () => {
    const first = await shop.ops('tag.startCheck', { keys: ['new-member'] })
    expect(await shop.askOps('tag.startCheck', { keys: ['top-value'] })).toMatchObject({
      error: { code: 'TAG_CHECK_OPEN' },
    })
    await shop.ops('tag.endCheck', { checkId: first.checkId })
    shop.clock.set(shop.clock.now() + 60_000)
    const second = await shop.ops('tag.startCheck', { keys: ['top-value'] })
    // An act of yesterday that is sent again ends nothing of today.
    await shop.ops('tag.endCheck', { checkId: first.checkId })
    const { checks } = await shop.ops('tag.listChecks', {})
    expect(checks.map(({ checkId, endedAt }) => [checkId, endedAt === null])).toEqual([
      [second.checkId, true],
      [first.checkId, false],
    ])
    expect(await shop.askOps('tag.startCheck', { keys: ['no-such-tag'] })).toMatchObject({
      error: { code: 'TAG_NOT_FOUND' },
    })
  })

  test('forgets members who leave', async () => {
    const [clerk, member] = [await aClerk(shop), await aTagged()]
    const { checkId } = await shop.ops('tag.startCheck', { keys: ['new-member'] })
    await answer(clerk, member, 'right', checkId)
    await member.call('member.close', { confirm: '注销' })
    expect(stored()).toMatchObject({ answers: [], counts: { 'new-member': { right: 1 } } })
  })

  test('forgets what was asked of a record that was merged into the one who leaves', async () => {
    const [clerk, kept, other] = [await aClerk(shop), await aMember(shop), await aTagged()]
    const { checkId } = await shop.ops('tag.startCheck', { keys: ['new-member'] })
    await answer(clerk, other, 'right', checkId)
    await shop.ops('member.merge', { from: other.memberId, into: kept.memberId, note: '同一个人' })
    await kept.call('member.close', { confirm: '注销' })
    expect(stored().answers).toEqual([])
  })
})
