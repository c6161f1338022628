import { act, fireEvent, render, screen, waitFor } from '@testing-library/react'
import type { ActionOutput } from '../../../api/call'
import { type Scripted, scriptReplies } from '../../../testing/replies'
import Taro, { resetTaro } from '../../../testing/taro'
import ApprovalsPage from './index'

type Approval = ActionOutput<'approval.get'>['approval']
type Effect = NonNullable<ActionOutput<'approval.get'>['effect']>

beforeEach(resetTaro)

const NOW = Date.parse('2026-11-22T10:00:00+08:00')
const press = (name: string | RegExp) => act(async () => fireEvent.click(screen.getByRole('button', { name })))

const waiting: Approval = {
  approvalId: 'apr_request-000000000001',
  kind: 'coupon.setTemplateState',
  title: '券上线',
  right: 'coupons',
  subject: 'tpl_twenty',
  text: '“二十元券”（减 20 元）上线，会员就能领到',
  cost: { kind: 'fen', fen: 200_000 },
  note: '周末活动',
  by: '小吴',
  at: NOW,
  untilAt: NOW + 7 * 86_400_000,
  status: 'open',
  decision: null,
  outcome: null,
  own: { isMine: false, mayApprove: true, mayRefuse: true, mayWithdraw: false, problem: null, fromAt: null },
}
const effect: Effect = {
  sentences: [waiting.text, '最多 100 张', '全部发完并用完，最多花 2000 元'],
  changes: [],
  problems: [],
  cost: waiting.cost,
  seen: 'a'.repeat(64),
}
const list = (...approvals: Approval[]): Scripted => ({ reply: { approvals, nextBeforeAt: null, now: NOW } })
const one = (part: Partial<Approval> = {}, shown: Partial<Effect> = {}): Scripted => ({
  reply: { approval: { ...waiting, ...part }, effect: { ...effect, ...shown }, now: NOW },
})

async function open(...script: Scripted[]) {
  const sent = scriptReplies(...script)
  render(<ApprovalsPage />)
  await waitFor(() => expect(screen.queryByLabelText('正在加载')).toBeNull())
  return sent
}

test('what waits says what it would do, who asked and whom it waits for', async () => {
  await open(list(waiting))
  expect(screen.getByRole('button', { name: /券上线，“二十元券”.*小吴 · 11月22日，等你批准/ })).toBeTruthy()
})

test('older ones follow page by page, also where nothing of the first page may be seen', async () => {
  const older: Approval = { ...waiting, approvalId: 'apr_request-000000000002', title: '人工调整积分' }
  const sent = await open({ reply: { approvals: [], nextBeforeAt: NOW, now: NOW } }, list(older))
  expect(screen.queryByText('没有要批准的')).toBeNull()
  await press('看更多')
  expect(sent[1]).toMatchObject({ action: 'approval.list', input: { isOpen: true, beforeAt: NOW } })
  expect(screen.getByRole('button', { name: /人工调整积分/ })).toBeTruthy()
  expect(screen.queryByRole('button', { name: '看更多' })).toBeNull()
})

test('opened, it shows the effect in words and the cost, and to agree sends what was seen', async () => {
  const sent = await open(list(waiting), one(), { reply: { approval: { ...waiting, status: 'done' } } }, list())
  await press(/券上线/)
  const dialog = await screen.findByRole('dialog', { name: '券上线' })
  await waitFor(() => expect(dialog.textContent).toContain('最多 100 张'))
  expect(dialog.textContent).toContain('最多花 2000 元')
  expect(dialog.textContent).toContain('周末活动')
  await press('批准')
  expect(sent[2]).toMatchObject({
    action: 'approval.approve',
    input: { approvalId: waiting.approvalId, seen: effect.seen },
  })
  expect(Taro.showToast).toHaveBeenCalledWith(expect.objectContaining({ title: '办好了' }))
  await waitFor(() => expect(screen.getByText('没有要批准的')).toBeTruthy())
})

test('not to agree needs a reason', async () => {
  const sent = await open(list(waiting), one(), { reply: { approval: { ...waiting, status: 'refused' } } }, list())
  await press(/券上线/)
  const input = await screen.findByLabelText('不批准的理由')
  await press('不批准')
  expect(sent).toHaveLength(2)
  await act(async () => fireEvent.input(input, { target: { value: '太多了' }, detail: { value: '太多了' } }))
  await press('不批准')
  expect(sent[2]).toMatchObject({ action: 'approval.refuse', input: { note: '太多了' } })
})

test('where it would do something else by now, nothing is done and the new effect comes into the sheet', async () => {
  const changed = one({}, { sentences: [waiting.text, '最多 5000 张'], seen: 'b'.repeat(64) })
  const sent = await open(list(waiting), one(), { refuse: 'APPROVAL_CHANGED' }, changed)
  await press(/券上线/)
  await screen.findByText('最多 100 张')
  await press('批准')
  await waitFor(() => expect(screen.getByText('最多 5000 张')).toBeTruthy())
  expect(screen.getByText(/和你看到的不一样了/)).toBeTruthy()
  expect(sent).toHaveLength(4)
})

test('who may not agree is told why, and has no buttons', async () => {
  const own = { ...waiting.own, isMine: true, mayApprove: false, mayRefuse: false, problem: 'samePerson' as const }
  await open(list({ ...waiting, own }), one({ own }))
  await press(/券上线/)
  await waitFor(() => expect(screen.getByText('自己提的，要另一个人批准')).toBeTruthy())
  expect(screen.queryByRole('button', { name: '批准' })).toBeNull()
})

test('nobody without a right sees anything of it', async () => {
  await open({ refuse: 'NOT_ALLOWED' })
  expect(screen.getByText('你没有这项操作的权限')).toBeTruthy()
})
