import { screen } from '@testing-library/react'
import type { ActionOutput } from '../../api/request'
import { renderFor } from '../../testing/render-for'
import { CouponHistory } from './CouponHistory'

type Entry = ActionOutput<'coupon.history'>['entries'][number]
const nobody = { storeId: null, actorId: null, actorName: null, purchaseId: null, discountFen: null, note: null }
const entries: Entry[] = [
  { ...nobody, seq: 1, change: 'issued', statusAfter: 'available', at: 0, note: 'claim:req_7' },
  {
    ...nobody,
    seq: 2,
    change: 'locked',
    statusAfter: 'locked',
    at: 1,
    storeId: 'str_a',
    actorId: 'mem_9',
    actorName: '小周',
  },
  { ...nobody, seq: 3, change: 'unlocked', statusAfter: 'available', at: 2, note: 'lapsed' },
  { ...nobody, seq: 4, change: 'voided', statusAfter: 'voided', at: 3, actorId: '陈店长', note: '重复补发' },
]

test('each step says in words who, where and why, and nothing as the records write it', async () => {
  const stores = [{ storeId: 'str_a', name: '春熙路店', region: '成都', isOpen: true }]
  const history = { memberId: 'mem_1', issuedTo: 'mem_1', coupon: { way: 'claim' }, entries }
  renderFor({ stores } as never, <CouponHistory couponId="tpl_a:mem_1:claim:1" />, {
    'coupon.history': () => history as unknown as ActionOutput<'coupon.history'>,
  })
  const lines = (await screen.findAllByRole('listitem')).map(({ textContent }) => textContent ?? '')
  expect(lines.map((line) => line.replace(/1970年1月1日 08:00/, '，'))).toEqual([
    '发给会员，领券中心领',
    '收银台预留，春熙路店 · 小周',
    '收银台放开，预留的时间到了',
    '作废，陈店长 · “重复补发”',
  ])
})
