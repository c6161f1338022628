import { act, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { type Scripted, scriptReplies } from '../../../testing/replies'
import { aStaff } from '../../../testing/staff-answers'
import { resetTaro } from '../../../testing/taro'
import IncidentsPage from './index'

beforeEach(resetTaro)

const HOUR_MS = 3_600_000
const incident = {
  incidentId: 'inc_1',
  kind: 'minutes',
  direction: 'fall',
  title: '用券突然变少',
  text: '最近 2 小时“用券”按平常该有约 14 次，只有 0 次',
  state: 'open',
  owner: null as string | null,
  openedAt: Date.now() - HOUR_MS,
  seenAt: Date.now(),
  solvedAt: null,
  recurrences: 0,
  dueAt: Date.now() + HOUR_MS / 2,
}
const whole = {
  ...incident,
  place: null,
  steps: [{ title: '用券', path: '领券 → 出示 → 用券' }],
  causes: [{ title: '茶券', count: 0, expected: 12, share: 0.86 }],
  switches: [{ kind: 'template', id: 'tpl_tea', title: '停发茶券' }],
  count: 0,
  expected: 14,
  cells: 12,
  notes: [],
  review: null,
  lastBefore: null,
}
const list = (incidents: unknown[]): Scripted => ({
  reply: { incidents, nextBeforeAt: null, lights: [{ title: '领券 → 出示 → 用券', light: 'red' }] },
})

async function open(...script: Scripted[]) {
  const sent = scriptReplies({ reply: aStaff({ role: 'headquarters' }) }, ...script)
  render(<IncidentsPage />)
  await waitFor(() => expect(screen.queryByLabelText('正在加载')).toBeNull())
  return sent
}
const press = (name: string | RegExp) => act(async () => void fireEvent.click(screen.getByRole('button', { name })))

test('says what is wrong and since when a person is awaited; one tap shows the likely cause and what stops it', async () => {
  await open(list([incident]), { reply: { incident: whole, points: [] } })
  expect(screen.getByText('不通')).toBeTruthy()
  await press(/^用券突然变少，没人认领 · 还有 30 分钟认领$/)
  expect(screen.getByText('0 次，平时约 12 次')).toBeTruthy()
  expect(screen.getByText('停发茶券')).toBeTruthy()
  expect(screen.getByText('运营台 → 券')).toBeTruthy()
})

test('is taken by whoever is called, and is over only with words; both close the sheet and ask anew', async () => {
  const owned = { ...incident, state: 'owned', owner: '周总' }
  const sent = await open(
    list([incident]),
    { reply: { incident: whole, points: [] } },
    { reply: { incident: owned } },
    list([owned]),
    { reply: { incident: { ...whole, ...owned }, points: [] } },
    { reply: { incident: { ...owned, state: 'solved' } } },
    list([]),
  )
  await press(/^用券突然变少/)
  await press('我来办')
  expect(screen.queryByRole('dialog')).toBeNull()
  await press(/周总 在办/)
  expect(screen.getByRole('button', { name: '解决了' }).getAttribute('aria-disabled')).toBe('true')
  await act(
    async () =>
      void fireEvent.input(screen.getByLabelText('怎么解决的'), {
        target: { value: '券重新上架' },
        detail: { value: '券重新上架' },
      }),
  )
  await press('解决了')
  expect(sent.map(({ action }) => action)).toEqual([
    'staff.getMine',
    'incident.list',
    'incident.get',
    'incident.own',
    'incident.list',
    'incident.get',
    'incident.solve',
    'incident.list',
  ])
  expect(sent[6]?.input).toEqual({ incidentId: 'inc_1', note: '券重新上架' })
  expect(screen.getByText('每一步都通')).toBeTruthy()
})

test('an act that was refused says why and keeps what was written', async () => {
  await open(list([incident]), { reply: { incident: whole, points: [] } }, { refuse: 'FORBIDDEN' })
  await press(/^用券突然变少/)
  await press('我来办')
  expect(screen.getByRole('dialog')).toBeTruthy()
  expect(screen.getByRole('status').textContent).not.toBe('')
})
