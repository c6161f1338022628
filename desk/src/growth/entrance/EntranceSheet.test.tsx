import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, render, screen } from '@testing-library/react'
import { MemoryRouter } from 'react-router'
import { EntranceSheet } from './EntranceSheet'

const ENTRANCES = ['7K3M9QX2', '5H2N8PW4'].map((key, index) => ({
  ...{ key, title: `东店 ${index + 1} 号桌`, placement: 'table', channel: 'store', storeId: null, target: 'home' },
  ...{ isOpen: true, createdAt: 0, updatedAt: 0 },
}))
const QUARTER_MS = 15_000

/** In steps, because React draws when one of them is over. */
async function aMinute(): Promise<void> {
  for (let quarter = 0; quarter < 5; quarter += 1) await act(() => jest.advanceTimersByTimeAsync(QUARTER_MS))
}

afterEach(() => jest.useRealTimers())

test('codes that are drawn meanwhile come by themselves, each once, and nobody asks again after that', async () => {
  jest.useFakeTimers()
  let isDrawn = false
  let asked = 0
  const answers: Record<string, () => unknown> = {
    'entrance.list': () => ({ entrances: ENTRANCES }),
    'entrance.getCode': () => {
      asked += 1
      return { picture: isDrawn ? 'AAAA' : null }
    },
  }
  Object.assign(globalThis, {
    fetch: async (_address: string, { body }: { body: string }) => {
      const { action } = JSON.parse(body) as { action: string }
      return { json: async () => ({ ok: true, data: answers[action]?.() }) }
    },
  })
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <MemoryRouter>
        <EntranceSheet />
      </MemoryRouter>
    </QueryClientProvider>,
  )
  await aMinute()
  expect(screen.queryAllByRole('img')).toEqual([])
  expect(asked).toBeGreaterThan(ENTRANCES.length)
  isDrawn = true
  await aMinute()
  expect(screen.getAllByRole('img')).toHaveLength(ENTRANCES.length)
  const enough = asked
  await aMinute()
  expect(asked).toBe(enough)
})
