import { act, fireEvent, render, screen, waitFor } from '@testing-library/react'
import {
  byDistance,
  distanceText,
  type GuideStore,
  groupsOf,
  metersBetween,
  openText,
} from '../../features/front/store-guide/store-text'
import { aCoupon } from '../../testing/coupon-answers'
import { type Scripted, scriptReplies } from '../../testing/replies'
import Taro, { resetTaro, router } from '../../testing/taro'
import StorePage from './detail'
import StoresPage from './index'

beforeEach(resetTaro)

// A Sunday, at noon.
const NOW = Date.parse('2026-11-22T12:00:00+08:00')
const hours = { spans: [{ from: '10:00', until: '22:00' }], restWeekdays: [1] }
const east: GuideStore = {
  ...{ storeId: 'str_east', name: '春熙路店', region: '成都', district: '锦江区', address: '总府路 12 号' },
  ...{ phone: '02888886666', hours, point: { latitude: 30.657, longitude: 104.082 } },
}
const west: GuideStore = {
  ...{ storeId: 'str_west', name: '武林店', region: '杭州', district: null, address: '武林路 7 号' },
  ...{ phone: null, hours: null, point: null },
}
const guide = { stores: [west, east], usual: { storeId: 'str_east', by: 'purchases' as const, visits: 5 }, now: NOW }

async function open(Page: () => React.ReactNode, ...script: Scripted[]) {
  const sent = scriptReplies(...script)
  render(<Page />)
  await waitFor(() => expect(screen.queryByLabelText('正在加载')).toBeNull())
  return sent
}

test('the usual store is on top, the others stand by district, and nobody is asked where they are', async () => {
  await open(StoresPage as () => React.ReactNode, { reply: guide })
  expect(screen.getAllByRole('heading').map(({ textContent }) => textContent)).toEqual(['常去的店', '杭州'])
  expect(screen.getByText('近半年来过 5 次')).toBeTruthy()
  expect(screen.getByText('总府路 12 号 · 营业中，到 22:00')).toBeTruthy()
  expect(screen.queryByText(/按距离排/)).toBeNull()
})

test('a store says where it is, when it is open and how to call; its coupons are one tap away', async () => {
  router.params = { id: 'str_east' }
  const chosen = { ...guide, usual: { storeId: 'str_east', by: 'chosen', visits: 0 } }
  const sent = await open(
    StorePage as () => React.ReactNode,
    { reply: guide },
    { reply: { coupons: [aCoupon()], now: NOW } },
    { reply: { storeId: 'str_east' } },
    { reply: chosen },
  )
  expect(screen.getByText('10:00–22:00，周一休息')).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: '打电话 02888886666' }))
  expect(Taro.makePhoneCall).toHaveBeenCalledWith({ phoneNumber: '02888886666' })
  fireEvent.click(screen.getByRole('button', { name: '总府路 12 号，在地图里看' }))
  expect(Taro.openLocation).toHaveBeenCalledWith(expect.objectContaining({ ...east.point, name: '春熙路店' }))
  await act(async () => fireEvent.click(screen.getByRole('switch', { name: '设为常去的店' })))
  expect(sent[2]).toMatchObject({ action: 'store-guide.chooseUsual', input: { storeId: 'str_east' } })
  expect(screen.getByRole('switch', { name: '设为常去的店' }).getAttribute('aria-checked')).toBe('true')
  expect(screen.getByText('1 张')).toBeTruthy()
})

test('a store that was closed meanwhile leads to the others', async () => {
  router.params = { id: 'str_gone' }
  await open(StorePage as () => React.ReactNode, { reply: guide }, { refuse: 'STORE_NOT_FOUND' })
  expect(screen.getByText('这家店现在没有营业')).toBeTruthy()
})

test('hours are said as people say them', () => {
  const said = (time: string, day = '2026-11-22') => openText(east, Date.parse(`${day}T${time}:00+08:00`))
  expect([said('09:00'), said('12:00'), said('22:00', '2026-11-21'), said('23:00')]).toEqual([
    '10:00 开门',
    '营业中，到 22:00',
    '明天 10:00 开门',
    '周二 10:00 开门',
  ])
  expect(openText(west, NOW)).toBe('')
})

test('the nearest comes first, stores without a place last, and nothing is said more exactly than it is known', () => {
  const near = { ...east, storeId: 'str_near', point: { latitude: 30.67, longitude: 104.09 } }
  const from = { latitude: 30.671, longitude: 104.091 }
  expect(byDistance([west, east, near], from).map(({ store }) => store.storeId)).toEqual([
    'str_near',
    'str_east',
    'str_west',
  ])
  // A degree along a meridian is 111.2 km.
  expect(Math.round(metersBetween({ latitude: 30, longitude: 104 }, { latitude: 31, longitude: 104 }))).toBe(111_195)
  expect([distanceText(140), distanceText(2_600)]).toEqual(['1 公里内', '约 3 公里'])
  expect(groupsOf([west, east]).map(({ title }) => title)).toEqual(['成都 · 锦江区', '杭州'])
})
