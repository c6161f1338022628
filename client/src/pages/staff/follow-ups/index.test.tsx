import { act, fireEvent, render, screen, waitFor } from '@testing-library/react'
import type { ActionOutput } from '../../../api/call'
import { day } from '../../../testing/days'
import { quiet, resetQuiet, type Scripted, scriptReplies } from '../../../testing/replies'
import { aStaff } from '../../../testing/staff-answers'
import { resetTaro } from '../../../testing/taro'
import FollowUpsPage from './index'

type List = ActionOutput<'follow-up.list'>
type FollowUp = List['followUps'][number]

const NOW = Date.UTC(2026, 10, 22, 2, 6)

beforeEach(() => {
  resetTaro()
  resetQuiet()
  quiet['follow-up.getFigures'] = { reply: figures(), inputs: [] }
})
afterEach(resetQuiet)

const button = (name: string | RegExp) => screen.getByRole('button', { name })
const press = (name: string | RegExp) => act(async () => fireEvent.click(button(name)))

function figures(part: Partial<ActionOutput<'follow-up.getFigures'>> = {}): ActionOutput<'follow-up.getFigures'> {
  const reached = { members: 9, cameBack: 4, spentFen: 30_000 }
  const staff = [{ staffId: 'mem_1', name: '周小满', done: 12, notReached: 1, notWanted: 0, reached }]
  const keptBack = { members: 10, cameBack: 2, spentFen: 6_000 }
  return { fromDay: day('2026-08-25'), staff, asked: reached, keptBack, lift: null, isWhole: false, ...part }
}

function aFollowUp(part: Partial<FollowUp> = {}): FollowUp {
  return {
    followUpId: 'mem_7K2M9QXR4T:feedback:1',
    displayName: '林间',
    because: [{ reason: 'low-rating', why: '打了 2 分，等着答复' }],
    say: '让您久等了',
    offer: { title: '抵 10 元' },
    isGiven: false,
    storeId: 'str_east',
    dueAt: Date.UTC(2026, 10, 22, 12),
    isLate: false,
    state: 'open',
    staffName: '周小满',
    isMine: true,
    note: '',
    endedAt: null,
    ...part,
  }
}

const aList = (followUps: FollowUp[] = [aFollowUp()], part: Partial<List> = {}): Scripted => ({
  reply: { followUps, now: NOW, isOpenHour: true, hours: { from: '10:00', until: '20:00' }, couponsLeft: 3, ...part },
})

async function open(...script: Scripted[]) {
  const sent = scriptReplies({ reply: aStaff() }, ...script)
  render(<FollowUpsPage />)
  await waitFor(() => expect(screen.queryByLabelText('正在加载')).toBeNull())
  return sent
}

test('the first one is open with what to say, the others are a line each', async () => {
  const second = aFollowUp({
    followUpId: 'mem_7K2M9QXR4T:asleep:1',
    displayName: '何青',
    because: [
      { reason: 'at-risk', why: '平时 8 天来一次，这次隔了 31 天' },
      { reason: 'birthday', why: '生日就在这几天' },
    ],
    say: '毛尖到了',
    staffName: null,
    isMine: false,
  })
  await open(aList([aFollowUp(), second]))
  expect(screen.getByText('让您久等了')).toBeTruthy()
  expect(screen.queryByText('毛尖到了')).toBeNull()
  expect(screen.getByText('联系过的 9 位里 4 位在 14 天内又来了；没联系的同类客人是 10 位里 2 位')).toBeTruthy()
  await press('何青')
  expect(screen.getByText('毛尖到了')).toBeTruthy()
  expect(button('我来办')).toBeTruthy()
})

test('how it went is said with a note, and what is typed stays when it fails', async () => {
  const sent = await open(
    aList(),
    { refuse: 'FOLLOW_UP_OVER' },
    { reply: { followUp: aFollowUp({ state: 'notWanted' }) } },
    aList([]),
  )
  await press('不需要')
  expect(screen.getByText('记下以后，很长一段时间不会再安排联系这位客人')).toBeTruthy()
  await act(async () => fireEvent.change(screen.getByRole('textbox'), { target: { value: '不想被打电话' } }))
  await press('记下')
  expect(screen.getByText(/这件跟进已经办过了/)).toBeTruthy()
  await press('记下')
  expect(sent[3]).toMatchObject({
    action: 'follow-up.end',
    input: { outcome: 'notWanted', note: '不想被打电话', storeId: 'str_east' },
  })
  expect(await screen.findByText('现在没有要联系的客人')).toBeTruthy()
})

test('a coupon is given once, and not when the month has none left', async () => {
  const sent = await open(
    aList(),
    { reply: { followUp: aFollowUp({ isGiven: true, offer: null }), couponsLeft: 2 } },
    aList([aFollowUp({ isGiven: true, offer: null })]),
  )
  await press('给这张券')
  expect(sent[2]).toMatchObject({ action: 'follow-up.give' })
  expect(await screen.findByText('券给了，在客人的券里')).toBeTruthy()
})

test('outside the hours it says so, and a word of another version is still a task', async () => {
  const other = aFollowUp({ because: [{ reason: 'journey', why: '第 13 天' }], offer: null })
  await open(aList([other], { isOpenHour: false }))
  expect(screen.getByText(/现在不是联系客人的时间/)).toBeTruthy()
  expect(screen.getByText('店里安排')).toBeTruthy()
})

test('what was done is a list of its own', async () => {
  const done = aFollowUp({ state: 'done', note: '说周末来', endedAt: NOW })
  await open(aList([]), { reply: { followUps: [done] } })
  await act(async () => fireEvent.click(screen.getByRole('tab', { name: '办过的' })))
  expect(await screen.findByText('上次不满意 · 说周末来 · 10:06')).toBeTruthy()
  expect(screen.getByText('办好了')).toBeTruthy()
})
