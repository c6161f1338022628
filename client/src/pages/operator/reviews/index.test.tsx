import { act, fireEvent, render, screen, waitFor } from '@testing-library/react'
import type { ActionOutput } from '../../../api/call'
import { type Scripted, scriptReplies } from '../../../testing/replies'
import { aStaff } from '../../../testing/staff-answers'
import Taro, { resetTaro } from '../../../testing/taro'
import ReviewsPage from './index'

type Cases = ActionOutput<'referral.listCases'>
type Case = ActionOutput<'referral.getCase'>

beforeEach(resetTaro)

const HEADQUARTERS: Scripted = { reply: aStaff({ role: 'headquarters' }) }
const press = (name: string | RegExp) => act(async () => fireEvent.click(screen.getByRole('button', { name })))
const choose = (name: string) => act(async () => fireEvent.click(screen.getByRole('tab', { name })))

const held: Cases['cases'][number] = {
  caseId: 'device:ab',
  kind: 'device',
  title: '同一台手机',
  isOpen: true,
  isStrong: true,
  scoreMax: 7.5,
  open: 2,
  released: 0,
  refused: 0,
  lapsed: 0,
  openedAt: Date.parse('2026-11-20T14:00:00+08:00'),
  lapsesAt: Date.parse('2026-12-20T14:00:00+08:00'),
}
const signal = (key: string, title: string, contribution: number, valueText: string, thresholdText: string) => ({
  key: key as Case['bonds'][number]['signals'][number]['key'],
  title,
  valueText,
  thresholdText,
  value: 1,
  threshold: 1,
  contribution,
})
const aCase = (part: Partial<Case> = {}): Case => ({
  case: held,
  bonds: [
    {
      bondId: 'mem_7K2M9QXR4T',
      inviterId: 'mem_2222222222',
      state: 'held',
      decision: null,
      score: 7.5,
      heldAt: held.openedAt,
      boundAt: held.openedAt,
      qualifiedAt: held.openedAt,
      signals: [
        signal('sharedDevice', '一台手机上的账号数', 4, '4 个', '3 个起'),
        signal('afterReward', '达标后退款或再没来过的好友占比', -0.4, '10%（共 9 位好友）', '本店平时 50%'),
        signal('samePayer', '好友和邀请人用同一个付款账户', 0, '否', '相同'),
      ],
    },
  ],
  nextAfterBondId: null,
  decisions: [],
  ...part,
})
const cases = (...list: Cases['cases']): Scripted => ({ reply: { cases: list, nextCursor: null } satisfies Cases })

async function open(...script: Scripted[]) {
  const sent = scriptReplies(HEADQUARTERS, ...script)
  render(<ReviewsPage />)
  await waitFor(() => expect(screen.queryByLabelText('正在加载')).toBeNull())
  return sent
}

test('a case says what it has in common, how many wait, and until when; a strong one is to be looked at first', async () => {
  await open(cases(held))
  expect(screen.getByRole('button', { name: /同一台手机，2 位好友等审核，12月20日起自动通过，优先看/ })).toBeTruthy()
})

test('opened, it shows for each friend what was found, beside what it is compared with, and what it adds', async () => {
  await open(cases(held), { reply: aCase() })
  await press(/同一台手机/)
  const dialog = await screen.findByRole('dialog', { name: '同一台手机' })
  await waitFor(() => expect(dialog.textContent).toContain('会员 7K2M9QXR4T'))
  expect(dialog.textContent).toContain('4 个，对照：3 个起')
  expect(dialog.textContent).toContain('+4.0')
  expect(dialog.textContent).toContain('−0.4')
  expect(dialog.textContent).toContain('合计7.5')
  expect(dialog.textContent).toContain('另外 1 项没有特别之处')
  expect(dialog.textContent).not.toContain('付款账户')
})

describe('a decision', () => {
  const note = async (text: string) => {
    const input = await screen.findByLabelText('理由')
    await act(async () => fireEvent.input(input, { target: { value: text }, detail: { value: text } }))
  }

  test('needs a reason, goes with the name of who made it, and the list begins anew', async () => {
    const sent = await open(cases(held), { reply: aCase() }, { reply: { decided: 2, left: 0 } }, cases())
    await press(/同一台手机/)
    await note('   ')
    await press('放行')
    expect(sent).toHaveLength(3)
    await note('一家三口')
    await press('放行')
    expect(sent[3]).toMatchObject({
      action: 'referral.decideCase',
      input: { caseId: 'device:ab', decision: 'release', note: '一家三口', by: '周小满' },
    })
    await waitFor(() => expect(screen.getByText('没有等审核的邀请')).toBeTruthy())
    expect(Taro.showToast).toHaveBeenCalledWith(expect.objectContaining({ title: '放行了 2 位' }))
  })

  test('against a bond says that it is not given, and how many are left', async () => {
    const sent = await open(cases(held), { reply: aCase() }, { reply: { decided: 20, left: 3 } }, cases(held))
    await press(/同一台手机/)
    await note('同一个人的小号')
    await press('不发放')
    expect(sent[3]).toMatchObject({ input: { decision: 'refuse' } })
    expect(Taro.showToast).toHaveBeenCalledWith(expect.objectContaining({ title: '20 位不发放，还有 3 位' }))
  })

  test('that somebody else has made already is said, and the sheet stays', async () => {
    await open(cases(held), { reply: aCase() }, { refuse: 'CASE_SETTLED' })
    await press(/同一台手机/)
    await note('看过小票')
    await press('放行')
    await waitFor(() => expect(screen.getByRole('status').textContent).toContain('这些已经处理过了'))
  })
})

test('what was decided before stands with its reason, and asks for nothing', async () => {
  const done = { ...held, isOpen: false, open: 0, released: 1, refused: 2, lapsesAt: null }
  const decisions: Case['decisions'] = [{ decision: 'refused', bonds: 2, by: '周总', note: '小号', at: held.openedAt }]
  const sent = await open(cases(held), cases(done), { reply: aCase({ case: done, decisions }) })
  await choose('已处理')
  expect(sent[2]).toMatchObject({ input: { state: 'closed' } })
  await press(/放行 1，不发放 2/)
  await waitFor(() => expect(screen.getByText('周总：小号')).toBeTruthy())
  expect(screen.queryByRole('button', { name: '放行' })).toBeNull()
})

test('friends behind the first page of a case come with the button', async () => {
  const [bond] = aCase().bonds
  const other = { ...aCase(), bonds: bond ? [{ ...bond, bondId: 'mem_9999999999' }] : [] }
  const sent = await open(cases(held), { reply: aCase({ nextAfterBondId: 'mem_7K2M9QXR4T' }) }, { reply: other })
  await press(/同一台手机/)
  await screen.findByText('会员 7K2M9QXR4T')
  await press('看更多好友')
  await screen.findByText('会员 9999999999')
  expect(sent[3]).toMatchObject({ input: { caseId: 'device:ab', afterBondId: 'mem_7K2M9QXR4T' } })
})

test('nothing to review is said to be nothing', async () => {
  await open(cases())
  expect(screen.getByText('没有等审核的邀请')).toBeTruthy()
})

test('a list that did not come is asked for again', async () => {
  await open('lost', 'lost', cases(held))
  await press('再试一次')
  await waitFor(() => expect(screen.getByText('同一台手机')).toBeTruthy())
})

test('further cases come with the button', async () => {
  const other = { ...held, caseId: 'ring:x', title: '邀请关系首尾相接', isStrong: false }
  const sent = await open({ reply: { cases: [held], nextCursor: '0992:device:ab' } }, cases(other))
  await press('看更多')
  expect(sent[2]).toMatchObject({ input: { state: 'open', cursor: '0992:device:ab' } })
  expect(screen.getByText('邀请关系首尾相接')).toBeTruthy()
  expect(screen.queryByRole('button', { name: '看更多' })).toBeNull()
})

test('is drawn for headquarters only', async () => {
  scriptReplies({ reply: aStaff({ role: 'manager' }) })
  render(<ReviewsPage />)
  await waitFor(() => expect(screen.getByText('这里是总部用的')).toBeTruthy())
})
