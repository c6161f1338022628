import { fireEvent, screen } from '@testing-library/react'
import { Route, Routes } from 'react-router'
import type { ActionOutput } from '../../api/request'
import { renderFor } from '../../testing/render-for'
import { CasePage } from './CasePage'

type Case = ActionOutput<'referral.getCase'>

const held: Case['case'] = {
  ...{ caseId: 'device:ab', kind: 'device', title: '同一台手机', isOpen: true, isStrong: true, scoreMax: 7.5 },
  ...{ open: 21, released: 0, refused: 0, lapsed: 0, openedAt: 0, lapsesAt: null },
}
const aBond = (friendName: string): Case['bonds'][number] => ({
  ...{ bondId: `mem_${friendName}`, inviterId: 'mem_2222222222', inviterName: '周舟', friendName, state: 'held' },
  ...{ decision: null, score: 7.5, heldAt: 0, boundAt: 0, qualifiedAt: null, signals: [], act: null },
})

test('friends behind the first twenty of a case come with the button, and are of the same case', async () => {
  const page = (
    <Routes>
      <Route path="/channels/cases/:caseId" element={<CasePage />} />
    </Routes>
  )
  const { inputsOf } = renderFor(
    {},
    page,
    {
      'referral.getCase': ({ afterBondId }) => ({
        case: held,
        bonds: [aBond(afterBondId === undefined ? '头一位' : '最后一位')],
        nextAfterBondId: afterBondId === undefined ? 'mem_头一位' : null,
        decisions: [],
      }),
    },
    '/channels/cases/device%3Aab',
  )
  fireEvent.click(await screen.findByRole('button', { name: /更\s*多/ }))
  await screen.findByText('最后一位')
  expect(screen.getByText('头一位')).toBeTruthy()
  expect(inputsOf('referral.getCase').at(-1)).toEqual({ caseId: 'device:ab', afterBondId: 'mem_头一位' })
  expect(screen.queryByRole('button', { name: /更\s*多/ })).toBeNull()
})
