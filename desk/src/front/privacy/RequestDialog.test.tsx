import { cleanup, fireEvent, screen } from '@testing-library/react'
import { renderFor } from '../../testing/render-for'
import { RequestDialog } from './RequestDialog'

/** 20:00 of the day before in Greenwich. */
const NOW = Date.UTC(2025, 10, 18, 20)

afterEach(cleanup)

test('a request was received on the shop’s day until another is chosen, and not after it', async () => {
  renderFor({ now: NOW }, <RequestDialog memberId="mem_1" isOpen onClose={() => undefined} />)
  const day = await screen.findByDisplayValue('2025-11-19')
  fireEvent.change(day, { target: { value: '2025-11-20' } })
  fireEvent.click(screen.getByText('登记，开始算期限'))
  await screen.findByText(/不能在今天（.*11月19日）以后/)
  fireEvent.change(day, { target: { value: '2025-11-18' } })
  await screen.findByDisplayValue('2025-11-18')
})
