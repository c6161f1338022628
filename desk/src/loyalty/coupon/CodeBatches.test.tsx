import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { Route, Routes } from 'react-router'
import { type Answers, renderFor } from '../../testing/render-for'
import { CodeBatches } from './CodeBatches'

const of = (batchId: string, note: string, counts: { codes: number; used: number; voided: number }) => ({
  ...{ batchId, note, by: '王运营', at: 0 },
  ...counts,
})
const ANSWERS: Answers = {
  'coupon.listCodeBatches': () => ({
    batches: [
      of('bat_2026-11-28-lost-1', '茶罐上', { codes: 200, used: 12, voided: 0 }),
      of('bat_2026-11-01-used-1', '周年卡', { codes: 5, used: 5, voided: 0 }),
      of('bat_2026-10-01-void-1', '印错的', { codes: 50, used: 3, voided: 47 }),
    ],
    nextBeforeAt: null,
  }),
  'coupon.voidCodes': () => ({ batchId: 'bat_2026-11-28-lost-1', voided: 188, used: 12 }),
}

test('a batch that was lost is made void with a reason; where nothing is left unused there is nothing to void', async () => {
  const page = (
    <Routes>
      <Route path="*" element={<CodeBatches />} />
    </Routes>
  )
  const { inputsOf } = renderFor({}, page, ANSWERS)
  const table = await screen.findByRole('table', { name: '做过的批次' })
  const [lost, used, gone] = within(table).getAllByRole('row').slice(1)
  expect(within(used as HTMLElement).queryByRole('button', { name: '作废没用的' })).toBeNull()
  expect(within(gone as HTMLElement).getByText('作废了 47 个')).toBeTruthy()
  fireEvent.click(within(lost as HTMLElement).getByRole('button', { name: '作废没用的' }))
  fireEvent.change(screen.getByLabelText('原因'), { target: { value: '一箱丢了' } })
  fireEvent.click(screen.getByRole('button', { name: '作废 188 个，不能恢复' }))
  await waitFor(() =>
    expect(inputsOf('coupon.voidCodes')).toEqual([{ batchId: 'bat_2026-11-28-lost-1', by: '小乔', note: '一箱丢了' }]),
  )
})

test('the codes themselves are asked for only when somebody wants to see them', async () => {
  const { inputsOf } = renderFor({}, <CodeBatches />, ANSWERS)
  const [first] = await screen.findAllByRole('button', { name: '看这些码' })
  fireEvent.click(first as HTMLElement)
  const save = await screen.findByRole('button', { name: '把这批兑换码存成文件' })
  expect(document.activeElement).not.toBe(document.body)
  expect(document.activeElement?.contains(save)).toBe(true)
  expect(inputsOf('coupon.listCodes')).toEqual([])
})
