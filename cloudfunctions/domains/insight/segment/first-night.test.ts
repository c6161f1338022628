import type { Portrait } from '#shared/ledger/account/portrait'
import { openShop, type Shop } from '../../../testing/shop'
import { openStores } from '../../people/staff/testing/shop-floor'
import { importLines, manyRows } from '../../till/import/testing/till-file'
import { sleepTo } from './testing/put-people'

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
afterAll(() => shop.close())

test('after an import and a night every member has tags of all three kinds, and segments know their scores', async () => {
  await openStores(shop)
  let isDone = false
  while (!isDone) ({ isDone } = await importLines(shop, manyRows(36)))
  const condition = { kind: 'score', field: 'm', min: 4 }
  const facts = { segmentId: 'seg_spenders', name: '消费高的', note: '测试', by: '林店长' }
  await shop.ops('segment.save', { ...facts, condition })

  sleepTo(shop, '2026-11-23')
  for (let tick = 0; tick < 3; tick += 1) {
    await shop.tick()
    shop.clock.advance(30 * 60_000)
  }

  const portraits = shop.database.find('portraits') as unknown as Portrait[]
  expect(portraits).toHaveLength(36)
  expect((await shop.ops('tag.list', {})).coverage).toMatchObject({
    members: 36,
    withEveryKind: 36,
    telling: { looked: 36 },
  })
  const top = portraits.filter(({ tagKeys }) => tagKeys.includes('top-value'))
  expect(top.length).toBeGreaterThan(2)
  expect(top[0]?.tags.find(({ key }) => key === 'top-value')).toMatchObject({
    by: 'rule',
    why: ['消费金额 M 不少于 5 分（5 分）'],
  })
  const spenders = shop.database.find('scores').filter(({ rfm }) => (rfm as { m: number }).m >= 4)
  const { members } = await shop.ops('segment.listMembers', { segmentId: 'seg_spenders' })
  expect(members.map(({ memberId }) => memberId)).toEqual(spenders.map(({ _id }) => String(_id)).sort())
  expect(await shop.ops('job.listAlerts', {})).toEqual({ alerts: [] })
})
