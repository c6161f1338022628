import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { fireEvent, render, screen, waitFor } from '@testing-library/react'
import { MemoryRouter } from 'react-router'
import { ChangeDialog, type Entrance } from './ChangeDialog'

const ENTRANCE: Entrance = {
  key: '7K3M9QX2',
  title: '东店门口',
  placement: 'door',
  channel: 'store-door',
  storeId: null,
  target: 'home',
  isOpen: true,
  createdAt: 0,
  updatedAt: 0,
}

test('only what was changed is sent, and nothing can be sent before that', async () => {
  const sent: { action: string; input: Record<string, unknown> }[] = []
  Object.assign(globalThis, {
    fetch: async (_address: string, { body }: { body: string }) => {
      const asked = JSON.parse(body) as (typeof sent)[number]
      sent.push(asked)
      const isKnown = asked.action === 'entrance.change'
      const refusal = { ok: false, error: { code: 'NOT_ALLOWED', requestId: 'req', details: {} } }
      return { json: async () => (isKnown ? { ok: true, data: { entrance: ENTRANCE } } : refusal) }
    },
  })
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false, gcTime: 0 } } })
  const onClose = jest.fn()
  render(
    <QueryClientProvider client={queries}>
      <MemoryRouter>
        <ChangeDialog entrance={ENTRANCE} onClose={onClose} />
      </MemoryRouter>
    </QueryClientProvider>,
  )
  const changes = () => sent.filter(({ action }) => action === 'entrance.change').map(({ input }) => input)
  fireEvent.click(screen.getByRole('button', { name: '保存，印好的码不用换' }))
  expect(changes()).toEqual([])
  fireEvent.click(screen.getByRole('switch', { name: '在用' }))
  fireEvent.click(screen.getByRole('button', { name: '保存，印好的码不用换' }))
  await waitFor(() => expect(onClose).toHaveBeenCalled())
  expect(changes()).toEqual([expect.objectContaining({ key: '7K3M9QX2', isOpen: false })])
  expect(changes()[0]).not.toHaveProperty('title')
})
