import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import type { ActionOutput } from '../../../api/call'
import { type Scripted, scriptReplies } from '../../../testing/replies'
import { aStaff, EAST } from '../../../testing/staff-answers'
import Taro, { resetTaro } from '../../../testing/taro'
import TeamPage from './index'

type Colleague = ActionOutput<'staff.list'>['staff'][number]

beforeEach(resetTaro)

const button = (name: string | RegExp) => screen.getByRole('button', { name })
const press = (name: string | RegExp) => act(async () => fireEvent.click(button(name)))
const name = (text: string) =>
  act(async () => fireEvent.change(screen.getByRole('textbox', { name: '怎么称呼' }), { target: { value: text } }))

const manager: Scripted = { reply: aStaff({ name: '陈店长', role: 'manager' }) }

function aColleague(part: Partial<Colleague> = {}): Colleague {
  return {
    staffId: 'mem_7K2M9QXR4T',
    name: '周小满',
    role: 'clerk',
    stores: [EAST],
    appointedAt: Date.UTC(2026, 2, 10, 6),
    canRemove: true,
    ...part,
  }
}

const aTeam = (staff: Colleague[] = [aColleague()], isComplete = true): Scripted => ({ reply: { staff, isComplete } })

function anInvitation(part: Partial<ActionOutput<'staff.invite'>> = {}): ActionOutput<'staff.invite'> {
  const untilAt = Date.UTC(2026, 10, 22, 6, 32)
  return { code: 'ABCD-EFGH-JKMN', storeId: EAST.storeId, role: 'clerk', name: '何青', untilAt, ...part }
}

async function open(...script: Scripted[]) {
  const sent = scriptReplies(...script)
  render(<TeamPage />)
  await waitFor(() => expect(screen.queryByLabelText('正在加载')).toBeNull())
  return sent
}

describe('the list', () => {
  test('is not asked for by a clerk, who is told whom to ask', async () => {
    const sent = await open({ reply: aStaff() })
    expect(screen.getByText('这里是店长用的')).toBeTruthy()
    expect(sent).toHaveLength(1)
    await press('去首页')
    expect(Taro.switchTab).toHaveBeenCalledWith({ url: '/pages/home/index' })
  })

  test('shows who works in this store, and only those can go whom the server lets go', async () => {
    const sent = await open(
      manager,
      aTeam([aColleague(), aColleague({ staffId: 'mem_2', name: '陈店长', role: 'manager', canRemove: false })]),
    )
    expect(sent[1]).toMatchObject({ action: 'staff.list', input: { storeId: 'str_east' } })
    expect(screen.getByText('店员 · 2026年3月10日加入')).toBeTruthy()
    expect(button('移出周小满')).toBeTruthy()
    expect(screen.queryByRole('button', { name: '移出陈店长' })).toBeNull()
    expect(screen.getByText('2 人')).toBeTruthy()
  })

  test('of nobody says what to do', async () => {
    await open(manager, aTeam([]))
    expect(screen.getByText('本店还没有店员')).toBeTruthy()
    expect(button('邀请加入本店')).toBeTruthy()
  })

  test('that was cut says so', async () => {
    await open(manager, aTeam([aColleague()], false))
    expect(screen.getByText('只列出了前 1 位')).toBeTruthy()
  })

  test('that could not be read can be tried again', async () => {
    await open(manager, { refuse: 'BUSY' }, aTeam())
    await press('再试一次')
    expect(screen.getByText('周小满')).toBeTruthy()
  })
})

describe('an invitation', () => {
  test('needs a name, and then shows its code, how long it is good and where it is typed', async () => {
    const sent = await open(manager, aTeam(), { reply: anInvitation() })
    await press('邀请加入本店')
    await press('生成邀请码')
    expect(sent).toHaveLength(2)
    await name(' 何青 ')
    await press('生成邀请码')
    expect(sent[2]).toMatchObject({
      action: 'staff.invite',
      input: { storeId: 'str_east', role: 'clerk', name: '何青' },
    })
    expect(screen.getByText('ABCD-EFGH-JKMN')).toBeTruthy()
    expect(screen.getByText('店员 何青 · 11月22日 14:32 前有效，只能用一次')).toBeTruthy()
    expect(screen.getByText(/输入店员邀请码/)).toBeTruthy()
    await press('好了')
    expect(screen.queryByRole('dialog')).toBeNull()
  })

  test('of a manager is only for whoever may make managers', async () => {
    await open(manager, aTeam())
    await press('邀请加入本店')
    expect(screen.queryByRole('tab')).toBeNull()
  })

  test('a region may invite a manager', async () => {
    const region: Scripted = { reply: aStaff({ role: 'region' }) }
    const sent = await open(region, aTeam(), { reply: anInvitation({ role: 'manager' }) })
    await press('邀请加入本店')
    await act(async () => fireEvent.click(screen.getByRole('tab', { name: '店长' })))
    await name('何青')
    await press('生成邀请码')
    expect(sent[2]?.input).toMatchObject({ role: 'manager' })
  })

  test('without an answer is asked for again as the same request, which makes no second code', async () => {
    const sent = await open(manager, aTeam(), 'lost', 'lost', { reply: anInvitation() })
    await press('邀请加入本店')
    await name('何青')
    await press('生成邀请码')
    expect(screen.getByText('没有收到回应，可能已经生成。再点一次确认，不会重复')).toBeTruthy()
    await press('生成邀请码')
    expect(new Set(sent.slice(2).map(({ requestId }) => requestId)).size).toBe(1)
    expect(screen.getByText('ABCD-EFGH-JKMN')).toBeTruthy()
  })
})

describe('a removal', () => {
  test('asks once, happens for this store, and the list is asked for again', async () => {
    const sent = await open(manager, aTeam(), { reply: { staffId: 'mem_7K2M9QXR4T', isStillStaff: false } }, aTeam([]))
    await press('移出周小满')
    expect(within(screen.getByRole('dialog')).getByText(/马上不能再在东店收银/)).toBeTruthy()
    expect(sent).toHaveLength(2)
    await press('确认移出')
    expect(sent[2]).toMatchObject({
      action: 'staff.remove',
      input: { staffId: 'mem_7K2M9QXR4T', storeId: 'str_east' },
    })
    expect(screen.queryByRole('dialog')).toBeNull()
    expect(screen.getByText('本店还没有店员')).toBeTruthy()
  })

  test('of somebody who has left already says so', async () => {
    await open(manager, aTeam(), { refuse: 'STAFF_NOT_FOUND' })
    await press('移出周小满')
    await press('确认移出')
    expect(screen.getByText('这位已经不在本店。关闭后看新的名单')).toBeTruthy()
  })
})
