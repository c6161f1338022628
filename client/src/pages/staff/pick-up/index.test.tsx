import { act, fireEvent, render, screen, waitFor } from '@testing-library/react'
import type { BusinessDay } from '#shared/kernel/business-day'
import { withCheck } from '#shared/kernel/checked-code'
import { type Scripted, scriptReplies } from '../../../testing/replies'
import { aStaff } from '../../../testing/staff-answers'
import Taro, { resetTaro, router } from '../../../testing/taro'
import HandOverPage from './index'

beforeEach(resetTaro)

const code = withCheck('8K2M5')
const found = {
  ...{ pickUpId: 'pku_request-number-1', title: '桂花乌龙茶包', detail: '8 包', picture: 'teaBag' },
  ...{ pointsPaid: 300, untilDay: '2026-11-28' as BusinessDay, displayName: '林间', status: 'waiting' },
}
const tap = async (name: string | RegExp) => {
  const button = await screen.findByRole('button', { name })
  await act(async () => fireEvent.click(button))
}

async function open(...script: Scripted[]) {
  const sent = scriptReplies({ reply: aStaff() }, ...script)
  render(<HandOverPage />)
  await waitFor(() => expect(screen.queryByLabelText('正在加载')).toBeNull())
  return sent
}

test('what was scanned at the counter is looked up at once, and handed over with one tap', async () => {
  router.params = { code }
  const sent = await open({ reply: { pickUp: found } }, { reply: { pickUp: { ...found, status: 'collected' } } })
  expect(await screen.findByText('林间')).toBeTruthy()
  await tap('交给客人')
  expect(sent[2]).toMatchObject({
    action: 'points-shop.handOver',
    input: { pickUpId: found.pickUpId, code, storeId: 'str_east' },
  })
  expect(screen.getByText('已交给客人，积分在兑换时已经付过')).toBeTruthy()
  expect(Taro.vibrateShort).toHaveBeenCalledTimes(1)
  await tap('下一件')
  expect(screen.getByRole('button', { name: '扫取货码' })).toBeTruthy()
})

test('a code may be scanned or typed; a slip of the finger asks nothing', async () => {
  const sent = await open({ refuse: 'PICK_UP_NOT_FOUND' })
  fireEvent.change(screen.getByRole('textbox'), { target: { value: '8K2M' } })
  await tap('查找')
  expect(screen.getByText('取货码是 6 位，再对一遍')).toBeTruthy()
  expect(sent).toHaveLength(1)
  Taro.scanCode.mockResolvedValueOnce({ result: code })
  await tap('扫取货码')
  expect(sent[1]).toMatchObject({ action: 'points-shop.lookUp', input: { code } })
  expect(screen.getByText('没有这个取货码。核对 6 位码和取货的门店')).toBeTruthy()
})

test('what was given up meanwhile is not handed over', async () => {
  router.params = { code }
  await open({ reply: { pickUp: found } }, { refuse: 'PICK_UP_OVER', details: { status: 'returned' } })
  await tap('交给客人')
  expect(screen.getByText('这次兑换已经取消。积分已退回，可以重新兑换')).toBeTruthy()
})
