import { fireEvent, screen } from '@testing-library/react'
import { renderFor } from '../../testing/render-for'
import { HeldTraffic } from './HeldTraffic'

const aCase = (caseId: string) => ({
  ...{ caseId, kind: 'joined' as const, title: '同一台手机上的一批新会员', isOpen: false, isStrong: true, scoreMax: 6 },
  ...{ open: 0, released: 1, refused: 2, lapsed: 0, openedAt: 0, lapsesAt: null },
})

test('the second page is of the same cases as the first', async () => {
  const { inputsOf } = renderFor({}, <HeldTraffic />, {
    'traffic.listCases': ({ cursor }) => ({
      cases: [aCase(cursor === undefined ? 'one' : 'two')],
      nextCursor: cursor === undefined ? 'one' : null,
    }),
  })
  fireEvent.click(await screen.findByText('看过的'))
  fireEvent.click(await screen.findByRole('button', { name: /更\s*多/ }))
  await screen.findByText('已显示 2 条')
  expect(inputsOf('traffic.listCases').at(-1)).toEqual({ state: 'closed', cursor: 'one' })
})
