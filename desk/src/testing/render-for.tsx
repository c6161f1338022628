import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { render } from '@testing-library/react'
import type { ReactNode } from 'react'
import { MemoryRouter } from 'react-router'
import type { ActionOutput } from '../api/request'

type Mine = ActionOutput<'desk.getMine'>

const MINE: Mine = {
  person: { memberId: 'mem_1', name: '小乔', role: null, isOwner: false, grants: [] },
  session: null,
  now: 0,
  stores: [],
}

/** Draws a part of the desk for somebody whom the shop refuses everything but to say who they are. */
export function renderFor(mine: Partial<Mine>, part: ReactNode) {
  const replyTo = (action: string) =>
    action === 'desk.getMine'
      ? { ok: true, data: { ...MINE, ...mine } }
      : { ok: false, error: { code: 'NOT_ALLOWED', requestId: 'req', details: {} } }
  Object.assign(globalThis, {
    fetch: async (_address: string, { body }: { body: string }) => ({
      json: async () => replyTo((JSON.parse(body) as { action: string }).action),
    }),
  })
  // Nothing is kept after the test: a timer would keep the process alive.
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false, gcTime: 0 } } })
  return render(
    <QueryClientProvider client={queries}>
      <MemoryRouter>{part}</MemoryRouter>
    </QueryClientProvider>,
  )
}
