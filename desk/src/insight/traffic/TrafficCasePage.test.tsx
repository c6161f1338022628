import { fireEvent, screen, within } from '@testing-library/react'
import { Route, Routes } from 'react-router'
import type { ActionOutput } from '../../api/request'
import { renderFor } from '../../testing/render-for'
import { TrafficCasePage } from './TrafficCasePage'

type Case = ActionOutput<'traffic.getCase'>
type Member = Case['members'][number]

const held: Case['case'] = {
  ...{ caseId: 'joined:ab', kind: 'joined', title: '同一台手机上的一批新会员', isOpen: true, isStrong: true },
  ...{ scoreMax: 8.9, open: 3, released: 0, refused: 0, lapsed: 0, openedAt: 0, lapsesAt: null },
}
const onOnePhone: Member['signals'][number] = {
  ...{ key: 'oneDevice', title: '同一天在同一台手机上入会', valueText: '3 位，那天共 9 位入会', contribution: 4.5 },
}
const bought: Member['signals'][number] = { key: 'bought', title: '买过东西', valueText: '是', contribution: -4 }
const aMember = (name: string, part: Partial<Member> = {}): Member => ({
  ...{ memberId: `mem_${name}`, name, entrance: '抖音直播', decision: null, score: 8.9, heldAt: 0 },
  ...{ signals: [onOnePhone], ...part },
})

function open(pageOf: (afterMemberId: string | undefined) => Partial<Case>) {
  return renderFor(
    {},
    <Routes>
      <Route path="/channels/quality/:caseId" element={<TrafficCasePage />} />
    </Routes>,
    {
      'traffic.getCase': ({ afterMemberId }) => ({
        ...{ case: held, members: [], nextAfterMemberId: null, decisions: [] },
        ...pageOf(afterMemberId),
      }),
      'traffic.decideCase': () => ({ decided: 1, left: 2 }),
    },
    '/channels/quality/joined%3Aab',
  )
}

test('what all have in common is said once, and what one has besides in their line', async () => {
  open(() => ({ members: [aMember('阿一'), aMember('阿二', { signals: [onOnePhone, bought], score: 4.9 })] }))
  const signals = await screen.findByRole('table', { name: '信号' })
  expect(signals.textContent).toContain('3 位，那天共 9 位入会')
  expect(signals.textContent).toContain('+4.5')
  expect(signals.textContent).not.toContain('买过东西')
  const lines = within(screen.getByRole('table', { name: '会员' })).getAllByRole('row')
  expect(lines.map(({ textContent }) => textContent?.includes('买过东西：是 −4.0'))).toEqual([false, false, true])
})

test('members behind the first twenty come with the button, and are of the same case', async () => {
  const { inputsOf } = open((after) =>
    after === undefined
      ? { members: [aMember('头一位')], nextAfterMemberId: 'mem_头一位' }
      : { members: [aMember('最后一位')] },
  )
  fireEvent.click(await screen.findByRole('button', { name: /更\s*多/ }))
  await screen.findByText('最后一位')
  expect(screen.getByText('头一位')).toBeTruthy()
  expect(inputsOf('traffic.getCase').at(-1)).toEqual({ caseId: 'joined:ab', afterMemberId: 'mem_头一位' })
})

test('one of them is decided alone, with a reason; whoever was confirmed may only be let go', async () => {
  const { inputsOf } = open(() => ({ members: [aMember('阿一'), aMember('阿二', { decision: 'refused' })] }))
  await screen.findByText('已确认')
  expect(screen.queryByRole('button', { name: /^确认 阿二/ })).toBeNull()
  fireEvent.click(screen.getByRole('button', { name: /^放行 阿二/ }))
  const dialog = await screen.findByRole('dialog')
  expect(dialog.textContent).toContain('券和积分马上能用。只决定这一位。')
  fireEvent.change(within(dialog).getByRole('textbox'), { target: { value: '问过门店' } })
  fireEvent.click(within(dialog).getByRole('button', { name: /放\s*行/ }))
  await screen.findByText('已确认')
  expect(inputsOf('traffic.decideCase').at(-1)).toMatchObject({
    ...{ caseId: 'joined:ab', decision: 'release', note: '问过门店', by: '小乔', memberIds: ['mem_阿二'] },
  })
})
