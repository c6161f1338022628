import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { render } from '@testing-library/react'
import type { ReactNode } from 'react'
import { MemoryRouter } from 'react-router'
import type { ActionName } from '#shared/contract'
import type { ActionInput, ActionOutput } from '../api/request'

type Mine = ActionOutput<'desk.getMine'>

const MINE: Mine = {
  person: { memberId: 'mem_1', name: '小乔', role: null, isOwner: false, grants: [] },
  session: null,
  now: 0,
  stores: [],
}

/** What the shop says to an action; whatever is not there it refuses. */
export type Answers = { [K in ActionName]?: (input: ActionInput<K>) => ActionOutput<K> }

interface Sent {
  action: string
  input: Record<string, unknown>
}

/** Draws a part of the desk for somebody whom the shop refuses everything but to say who they are, and what is answered here. */
export function renderFor(mine: Partial<Mine>, part: ReactNode, answers: Answers = {}, path = '/') {
  const sent: Sent[] = []
  const known: Record<string, ((input: never) => unknown) | undefined> = {
    'desk.getMine': () => ({ ...MINE, ...mine }),
    ...answers,
  }
  const replyTo = ({ action, input }: Sent) => {
    sent.push({ action, input })
    const answer = known[action]
    return answer
      ? { ok: true, data: answer(input as never) }
      : { ok: false, error: { code: 'NOT_ALLOWED', requestId: 'req', details: {} } }
  }
  Object.assign(globalThis, {
    fetch: async (_address: string, { body }: { body: string }) => ({
      json: async () => replyTo(JSON.parse(body) as Sent),
    }),
  })
  // Nothing is kept after the test: a timer would keep the process alive.
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false, gcTime: 0 } } })
  const drawn = render(
    <QueryClientProvider client={queries}>
      <MemoryRouter initialEntries={[path]}>{part}</MemoryRouter>
    </QueryClientProvider>,
  )
  return {
    ...drawn,
    inputsOf: (action: ActionName) => sent.filter((each) => each.action === action).map(({ input }) => input),
  }
}
