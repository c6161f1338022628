import { openShop, type Shop } from '../../../testing/shop'
import { timerContext } from '../../../testing/timer-context'
import { raiseAlert } from './alert.service'

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
beforeEach(() => shop.reset())
afterAll(() => shop.close())

const raise = (source: string, subject = 'mem_1') =>
  raiseAlert(timerContext(), { kind: 'ledger', subject, text: '账本对不上', source })
const alerts = async () => (await shop.ops('job.listAlerts', {})).alerts

test('the same trouble is one alert that counts how often it was met', async () => {
  await raise('monday')
  shop.clock.advance(86_400_000)
  await raise('tuesday')
  const at = shop.clock.now()
  expect(await alerts()).toEqual([{ alertId: 'ledger:mem_1', kind: 'ledger', text: '账本对不上', at, count: 2 }])
})

test('the same occurrence reported again, after a crash or by two workers, is counted once', async () => {
  await Promise.all([raise('monday'), raise('monday'), raise('monday')])
  await raise('monday')
  expect(await alerts()).toMatchObject([{ count: 1 }])
})

test('the newest trouble is listed first', async () => {
  await raise('monday', 'mem_1')
  shop.clock.advance(1)
  await raise('monday', 'mem_2')
  expect((await alerts()).map(({ alertId }) => alertId)).toEqual(['ledger:mem_2', 'ledger:mem_1'])
})

test('a closed alert is gone from the list, stays closed for the same occurrence, and opens again for a new one', async () => {
  await raise('monday')
  const close = { alertId: 'ledger:mem_1', note: '已核对，是测试账号' }
  await shop.ops('job.closeAlert', close)
  await shop.ops('job.closeAlert', close)
  await raise('monday')
  expect(await alerts()).toEqual([])
  expect(shop.database.get('alerts', 'ledger:mem_1')).toMatchObject({ status: 'closed', note: '已核对，是测试账号' })
  await raise('tuesday')
  expect(await alerts()).toMatchObject([{ count: 2 }])
})

test('an alert that does not exist cannot be closed', async () => {
  expect(await shop.askOps('job.closeAlert', { alertId: 'ledger:nobody', note: '关闭' })).toMatchObject({
    ok: false,
    error: { code: 'ALERT_NOT_FOUND' },
  })
})
