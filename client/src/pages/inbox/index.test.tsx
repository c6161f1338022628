import { act, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { type Scripted, scriptReplies } from '../../testing/replies'
import Taro, { resetTaro } from '../../testing/taro'
import InboxPage from './index'

beforeEach(resetTaro)

const aMessage = (over: Record<string, unknown> = {}) => ({
  messageId: 'mem_1:letter:1',
  kind: 'letter',
  title: '外套找到了',
  body: '在春熙路店的柜台',
  link: null,
  at: Date.parse('2026-11-22T10:00:00+08:00'),
  isRead: true,
  ...over,
})

async function open(...script: Scripted[]) {
  const sent = scriptReplies(...script)
  render(<InboxPage />)
  await waitFor(() => expect(screen.queryByLabelText('正在加载')).toBeNull())
  return sent
}

test('what was not seen is marked new, is seen from now on, and leads where it says', async () => {
  const unseen = aMessage({ messageId: 'mem_1:c', kind: 'coupon', title: '券快到期', link: 'coupons', isRead: false })
  const sent = await open({ reply: { messages: [unseen, aMessage()], next: null } }, { reply: { unread: 0 } })
  await waitFor(() => expect(sent).toHaveLength(2))
  expect(sent[1]).toMatchObject({ action: 'inbox.markRead', input: { untilAt: unseen.at } })
  expect(screen.getAllByText('新')).toHaveLength(1)
  await act(async () => fireEvent.click(screen.getByRole('button', { name: /券快到期/ })))
  expect(Taro.switchTab).toHaveBeenCalledWith({ url: '/pages/coupons/index' })
})

test('an answer of the shop leads to what was said', async () => {
  const reply = aMessage({ kind: 'reply', title: '店里答复你了', link: 'feedback', linkId: 'mem_1:A-017' })
  await open({ reply: { messages: [reply], next: null } })
  await act(async () => fireEvent.click(screen.getByRole('button', { name: /店里答复你了.*看答复/ })))
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/pages/feedback/thread/index?id=mem_1%3AA-017' })
})

test('a kind and a place that this phone does not know are shown without a way', async () => {
  await open({ damaged: { messages: [aMessage({ kind: 'tea', link: 'moon' })], next: null } })
  expect(screen.getByText('外套找到了')).toBeTruthy()
  expect(screen.queryByRole('button', { name: /外套/ })).toBeNull()
})

test('nobody has written yet', async () => {
  const sent = await open({ reply: { messages: [], next: null } })
  expect(screen.getByText('还没有消息')).toBeTruthy()
  expect(sent).toHaveLength(1)
})
