import { screen } from '@testing-library/react'
import { renderFor } from '../testing/render-for'
import { Frame } from './Frame'

// The page of the tests has no scrolling.
beforeAll(() => Object.assign(Element.prototype, { scrollTo: () => undefined }))

test('somebody begins on the first page that a right of theirs opens, and asks for no other', async () => {
  const grants = [{ right: 'exports' as const, level: 'viewer' as const, scope: { kind: 'shop' as const } }]
  const person = { memberId: 'mem_1', name: '木棉经理', role: null, isOwner: false, grants }
  const { inputsOf } = renderFor({ person }, <Frame />)
  expect(await screen.findByRole('heading', { name: '待审批' }, { timeout: 20_000 })).toBeTruthy()
  expect(inputsOf('today.get')).toEqual([])
})
