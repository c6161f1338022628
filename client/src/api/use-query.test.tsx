import { act, renderHook, waitFor } from '@testing-library/react'
import type { BusinessMonth } from '#shared/kernel/business-day'
import { aCalendar } from '../testing/answers'
import { scriptReplies } from '../testing/replies'
import { resetTaro, showAgain } from '../testing/taro'
import { noteAct } from './last-act'
import { useQuery } from './use-query'

beforeEach(resetTaro)

const may = aCalendar({ month: '2026-05' as BusinessMonth })
const june = aCalendar({ month: '2026-06' as BusinessMonth })

const first = { staff: { name: '小林', role: 'clerk', stores: [] } }
const second = { staff: { name: '小周', role: 'clerk', stores: [] } }

function renderQuery(options: Parameters<typeof useQuery>[2] = {}) {
  return renderHook(() => useQuery('staff.getMine', {}, options)).result
}

test('is loading, then shows the answer', async () => {
  scriptReplies({ reply: first })
  const query = renderQuery()
  expect(query.current).toMatchObject({ data: null, loading: true, error: null })
  await waitFor(() => expect(query.current.loading).toBe(false))
  expect(query.current).toMatchObject({ data: first, error: null, staleAt: null })
})

test('asks only once for one start, and again when the page is shown again', async () => {
  const sent = scriptReplies({ reply: first }, { reply: second })
  const query = renderQuery()
  await waitFor(() => expect(query.current.data).toEqual(first))
  expect(sent).toHaveLength(1)
  act(() => showAgain())
  expect(query.current).toMatchObject({ data: first, loading: true })
  await waitFor(() => expect(query.current.data).toEqual(second))
})

test('keeps what was shown when a refresh fails, and says from when it is', async () => {
  scriptReplies({ reply: first }, 'lost', 'lost', { reply: second })
  const query = renderQuery()
  await waitFor(() => expect(query.current.data).toEqual(first))
  await act(() => query.current.refresh())
  expect(query.current).toMatchObject({ data: first, loading: false, error: { code: 'NETWORK' } })
  expect(query.current.staleAt).toEqual(expect.any(Number))
  await act(() => query.current.refresh())
  expect(query.current).toMatchObject({ data: second, error: null, staleAt: null })
})

test('answers two refreshes at once with one request', async () => {
  const sent = scriptReplies({ reply: first }, { reply: second })
  const query = renderQuery()
  await waitFor(() => expect(query.current.data).toEqual(first))
  await act(() => Promise.all([query.current.refresh(), query.current.refresh()]))
  expect(sent).toHaveLength(2)
})

test('remembers the last answer over a start without network, if told to keep it', async () => {
  scriptReplies({ reply: first }, 'lost', 'lost', 'lost', 'lost')
  const before = renderQuery({ keep: true })
  await waitFor(() => expect(before.current.data).toEqual(first))
  const kept = renderQuery({ keep: true })
  expect(kept.current).toMatchObject({ data: first, loading: true, staleAt: null })
  await waitFor(() => expect(kept.current.error?.code).toBe('NETWORK'))
  expect(kept.current).toMatchObject({ data: first, staleAt: expect.any(Number) })
  const forgetful = renderQuery()
  await waitFor(() => expect(forgetful.current.error?.code).toBe('NETWORK'))
  expect(forgetful.current).toMatchObject({ data: null, staleAt: null })
})

test('never shows the answer of one question for another', async () => {
  let answerMay: (value: unknown) => void = () => {}
  const late = new Promise((resolve) => {
    answerMay = resolve
  })
  scriptReplies(late, { reply: june })
  const { result, rerender } = renderHook(({ month }) => useQuery('check-in.getCalendar', { month }), {
    initialProps: { month: '2026-05' as BusinessMonth },
  })
  rerender({ month: '2026-06' as BusinessMonth })
  await waitFor(() => expect(result.current.data).toEqual(june))
  await act(async () => answerMay(may))
  expect(result.current.data).toEqual(june)
})

test('draws nothing for a new question until its own answer is there', async () => {
  scriptReplies({ reply: may }, { reply: june })
  const drawn: unknown[] = []
  const { rerender } = renderHook(
    ({ month }) => {
      const { data } = useQuery('check-in.getCalendar', { month })
      drawn.push([month, data?.month])
    },
    { initialProps: { month: '2026-05' as BusinessMonth } },
  )
  await waitFor(() => expect(drawn).toContainEqual(['2026-05', '2026-05']))
  rerender({ month: '2026-06' as BusinessMonth })
  await waitFor(() => expect(drawn).toContainEqual(['2026-06', '2026-06']))
  expect(drawn).not.toContainEqual(['2026-06', '2026-05'])
})

test('waits until it is enabled', async () => {
  const sent = scriptReplies({ reply: first })
  const { result, rerender } = renderHook(({ enabled }) => useQuery('staff.getMine', {}, { enabled }), {
    initialProps: { enabled: false },
  })
  expect(result.current.loading).toBe(false)
  act(() => showAgain())
  expect(sent).toHaveLength(0)
  rerender({ enabled: true })
  await waitFor(() => expect(result.current.data).toEqual(first))
})

test('a young answer is not asked for again by showing the page, unless this phone has done something since', async () => {
  const sent = scriptReplies({ reply: first }, { reply: second })
  const query = renderQuery({ freshMs: 30_000 })
  await waitFor(() => expect(query.current.data).toEqual(first))
  await act(async () => showAgain())
  expect(sent).toHaveLength(1)
  noteAct()
  await act(async () => showAgain())
  await waitFor(() => expect(query.current.data).toEqual(second))
})
