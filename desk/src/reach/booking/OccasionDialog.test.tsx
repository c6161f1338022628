import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { MemoryRouter } from 'react-router'
import { blankForm } from './draft'
import { OccasionDialog } from './OccasionDialog'

const MINE = {
  person: { memberId: 'mem_1', name: '小乔', role: null, isOwner: false, grants: [] },
  session: null,
  now: 0,
  stores: [{ storeId: 'str_east', name: '春熙路店', region: '成都', isOpen: true }],
}

/** Answers as the shop does to somebody who plans occasions and may do nothing else. */
async function replyOf(_address: string, { body }: { body: string }) {
  const isMine = (JSON.parse(body) as { action: string }).action === 'desk.getMine'
  const refused = { ok: false, error: { code: 'NOT_ALLOWED', requestId: 'req', details: {} } }
  return { json: async () => (isMine ? { ok: true, data: MINE } : refused) }
}

beforeEach(() => {
  Object.assign(globalThis, { fetch: replyOf })
  Object.assign(AbortSignal, { timeout: () => new AbortController().signal })
})
afterEach(cleanup)

test('whoever may plan occasions chooses among the stores without the right to the staff', async () => {
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  render(
    <QueryClientProvider client={queries}>
      <MemoryRouter>
        <OccasionDialog changes={null} initial={blankForm()} onClose={() => undefined} />
      </MemoryRouter>
    </QueryClientProvider>,
  )
  fireEvent.mouseDown(screen.getByLabelText('活动门店'))
  expect((await screen.findAllByText('春熙路店')).length).toBeGreaterThan(0)
  queries.clear()
})
