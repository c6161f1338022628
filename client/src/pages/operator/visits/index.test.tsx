import { act, fireEvent, render, screen, waitFor } from '@testing-library/react'
import type { ActionOutput } from '../../../api/call'
import { type Scripted, scriptReplies } from '../../../testing/replies'
import { aStaff } from '../../../testing/staff-answers'
import Taro, { resetTaro } from '../../../testing/taro'
import VisitsPage from './index'

type Cases = ActionOutput<'traffic.listCases'>
type Case = ActionOutput<'traffic.getCase'>

beforeEach(resetTaro)

const HEADQUARTERS: Scripted = { reply: aStaff({ role: 'headquarters' }) }
const press = (name: string | RegExp) => act(async () => fireEvent.click(screen.getByRole('button', { name })))
const choose = (name: string) => act(async () => fireEvent.click(screen.getByRole('tab', { name })))

const held: Cases['cases'][number] = {
  ...{ caseId: 'joined:ab', kind: 'joined', title: '同一台手机上的一批新会员', isOpen: true, isStrong: true },
  ...{ scoreMax: 9.4, open: 24, released: 0, refused: 0, lapsed: 0 },
  openedAt: Date.parse('2026-11-25T05:10:00+08:00'),
  lapsesAt: Date.parse('2026-12-09T05:10:00+08:00'),
}
const aMember = (memberId: string, part: Partial<Case['members'][number]> = {}): Case['members'][number] => ({
  ...{ memberId, entrance: '抖音直播', decision: null, score: 9.4, heldAt: held.openedAt },
  signals: [
    { key: 'oneDevice', title: '同一天在同一台手机上入会', valueText: '24 位，那天共 31 位入会', contribution: 9.4 },
    { key: 'bought', title: '买过东西', valueText: '是', contribution: -4 },
    { key: 'burst', title: '这个入口当天入会突然多', valueText: '当天 24 位', contribution: 0.01 },
  ],
  ...part,
})
const aCase = (part: Partial<Case> = {}): Case => ({
  ...{ case: held, members: [aMember('mem_7K2M9QXR4T')], nextAfterMemberId: null, decisions: [] },
  ...part,
})
const cases = (...list: Cases['cases']): Scripted => ({ reply: { cases: list, nextCursor: null } satisfies Cases })

async function open(...script: Scripted[]) {
  const sent = scriptReplies(HEADQUARTERS, ...script)
  render(<VisitsPage />)
  await waitFor(() => expect(screen.queryByLabelText('正在加载')).toBeNull())
  return sent
}

test('a case says what its members have in common, how many wait, and until when', async () => {
  await open(cases(held))
  const row = /同一台手机上的一批新会员，24 位会员等审核，12月9日起自动放行，优先看/
  expect(screen.getByRole('button', { name: row })).toBeTruthy()
})

test('opened, it shows for each member what was found and what it adds or takes, and where they came from', async () => {
  await open(cases(held), { reply: aCase() })
  await press(/同一台手机/)
  const dialog = await screen.findByRole('dialog', { name: '同一台手机上的一批新会员' })
  await waitFor(() => expect(dialog.textContent).toContain('会员 7K2M9QXR4T'))
  expect(dialog.textContent).toContain('从“抖音直播”来，11月25日停放')
  expect(dialog.textContent).toContain('24 位，那天共 31 位入会')
  expect(dialog.textContent).toContain('+9.4')
  expect(dialog.textContent).toContain('−4.0')
  expect(dialog.textContent).toContain('另外 1 项没有特别之处')
})

test('members behind the first page come with the button, of the same case', async () => {
  const sent = await open(
    cases(held),
    { reply: aCase({ nextAfterMemberId: 'mem_7K2M9QXR4T' }) },
    { reply: aCase({ members: [aMember('mem_9999999999', { name: '小满' })] }) },
  )
  await press(/同一台手机/)
  await screen.findByText('会员 7K2M9QXR4T')
  await press('看更多会员')
  await screen.findByText('小满')
  expect(screen.getByText('会员 7K2M9QXR4T')).toBeTruthy()
  expect(sent[3]).toMatchObject({ input: { caseId: 'joined:ab', afterMemberId: 'mem_7K2M9QXR4T' } })
  expect(screen.queryByRole('button', { name: '看更多会员' })).toBeNull()
})

describe('a decision', () => {
  const note = async (text: string) => {
    const input = await screen.findByLabelText('理由')
    await act(async () => fireEvent.input(input, { target: { value: text }, detail: { value: text } }))
  }

  test('needs a reason, goes with the name of who made it, and the list begins anew', async () => {
    const sent = await open(cases(held), { reply: aCase() }, { reply: { decided: 20, left: 4 } }, cases(held))
    await press(/同一台手机/)
    await note('   ')
    await press('确认不是顾客')
    expect(sent).toHaveLength(3)
    await note('一晚上同一台手机二十几个号')
    await press('确认不是顾客')
    expect(sent[3]).toMatchObject({
      action: 'traffic.decideCase',
      input: { caseId: 'joined:ab', decision: 'refuse', note: '一晚上同一台手机二十几个号', by: '周小满' },
    })
    await waitFor(() =>
      expect(Taro.showToast).toHaveBeenCalledWith(expect.objectContaining({ title: '确认了 20 位，还有 4 位' })),
    )
    expect(sent[4]).toMatchObject({ action: 'traffic.listCases', input: { state: 'open' } })
  })

  test('for them says how many were let go', async () => {
    await open(cases(held), { reply: aCase() }, { reply: { decided: 11, left: 0 } }, cases())
    await press(/同一台手机/)
    await note('公司发的同款手机')
    await press('放行')
    await waitFor(() => expect(screen.getByText('没有停放的会员')).toBeTruthy())
    expect(Taro.showToast).toHaveBeenCalledWith(expect.objectContaining({ title: '放行了 11 位' }))
  })

  test('that somebody else has made already is said, and the sheet stays', async () => {
    await open(cases(held), { reply: aCase() }, { refuse: 'CASE_SETTLED' })
    await press(/同一台手机/)
    await note('问过门店')
    await press('放行')
    await waitFor(() => expect(screen.getByRole('status').textContent).toContain('这些已经处理过了'))
  })
})

test('what was decided before stands with its reason, and asks for nothing', async () => {
  const done = { ...held, isOpen: false, open: 0, released: 1, refused: 23, lapsesAt: null }
  const decisions: Case['decisions'] = [
    { decision: 'refused', members: 23, by: '周总', note: '一个人的号', at: held.openedAt },
  ]
  const sent = await open(cases(held), cases(done), {
    reply: aCase({ case: done, members: [aMember('mem_7K2M9QXR4T', { decision: 'refused' })], decisions }),
  })
  await choose('已处理')
  expect(sent[2]).toMatchObject({ input: { state: 'closed' } })
  await press(/放行 1，确认 23/)
  await waitFor(() => expect(screen.getByText('周总：一个人的号')).toBeTruthy())
  expect(screen.getByText(/停放，已确认/)).toBeTruthy()
  expect(screen.queryByRole('button', { name: '放行' })).toBeNull()
})

test('is drawn for headquarters only', async () => {
  scriptReplies({ reply: aStaff({ role: 'manager' }) })
  render(<VisitsPage />)
  await waitFor(() => expect(screen.getByText('这里是总部用的')).toBeTruthy())
})
