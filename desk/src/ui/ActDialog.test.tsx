import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { useState } from 'react'
import { MemoryRouter } from 'react-router'
import { ApiError } from '../api/request'
import { ActDialog } from './ActDialog'

const WAITS = '这件事要另一个人批准，已经送到“待审批”'

afterEach(cleanup)

/** A dialog whose act always waits for another person, and has to be filled in again when it is opened again. */
function Grant({ sent }: { sent: string[] }) {
  const [isOpen, setOpen] = useState(true)
  const [isFilled, setFilled] = useState(true)
  const [error, setError] = useState<ApiError | null>(null)
  return (
    <MemoryRouter>
      <button type="button" onClick={() => setOpen(true)}>
        打开
      </button>
      <ActDialog
        title="发券"
        verb="发给会员"
        isOpen={isOpen}
        onClose={() => {
          setOpen(false)
          setFilled(false)
        }}
        isRunning={false}
        error={error}
        missing={isFilled ? null : '选一种券'}
        act={async (reason) => {
          sent.push(reason)
          setError(new ApiError('APPROVAL_NEEDED', 'req', { approvalId: 'apr_1' }))
          return false
        }}
      />
    </MemoryRouter>
  )
}

test('what waits for another person is said of what was sent, and not of what could not be sent yet', async () => {
  const sent: string[] = []
  render(<Grant sent={sent} />)
  fireEvent.change(screen.getByLabelText('原因'), { target: { value: '补发' } })
  fireEvent.click(screen.getByText('发给会员'))
  await screen.findByText(WAITS)
  fireEvent.click(screen.getByText('知道了'))
  fireEvent.click(screen.getByText('打开'))
  await screen.findByLabelText('原因')
  expect(screen.queryByText(WAITS, { exact: false })).toBeNull()
  fireEvent.click(screen.getByText('发给会员'))
  await screen.findByText('选一种券')
  expect(screen.queryByText(WAITS, { exact: false })).toBeNull()
  expect(sent).toEqual(['补发'])
})

function Asked() {
  const [isOpen, setOpen] = useState(false)
  return (
    <MemoryRouter>
      <button type="button" onClick={() => setOpen(true)}>
        删掉
      </button>
      {isOpen && (
        <ActDialog
          title="删掉"
          verb="删掉这笔"
          isOpen
          onClose={() => setOpen(false)}
          isRunning={false}
          error={null}
          act={async () => true}
        />
      )}
    </MemoryRouter>
  )
}

test('whoever closes a dialog that is taken away whole is where they were', async () => {
  render(<Asked />)
  const opener = screen.getByRole('button', { name: '删掉' })
  act(() => opener.focus())
  fireEvent.click(opener)
  const reason = await screen.findByLabelText('原因')
  act(() => reason.focus())
  expect(document.activeElement).toBe(reason)
  fireEvent.keyDown(reason, { key: 'Escape', keyCode: 27 })
  await waitFor(() => expect(screen.queryByLabelText('原因')).toBeNull())
  expect(document.activeElement).toBe(opener)
})
