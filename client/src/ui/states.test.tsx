import { fireEvent, render, screen } from '@testing-library/react'
import { type BusinessDay, startOfDay } from '#shared/kernel/business-day'
import { Empty } from './Empty'
import { ErrorNotice } from './ErrorNotice'
import { Sheet } from './Sheet'
import { Skeleton } from './Skeleton'
import { StaleNote } from './StaleNote'

test('an error says what happened, what to do now and under which number', () => {
  const onRetry = jest.fn()
  render(<ErrorNotice text="没有连上" nextStep="检查网络" requestId="req_1" onRetry={onRetry} />)
  expect(screen.getByRole('alert').textContent).toBe('没有连上检查网络再试一次编号 req_1')
  fireEvent.click(screen.getByRole('button', { name: '再试一次' }))
  expect(onRetry).toHaveBeenCalledTimes(1)
})

test('an error without a way to retry offers none', () => {
  render(<ErrorNotice text="没有权限" />)
  expect(screen.queryByRole('button')).toBeNull()
})

test('a retry that runs is not started twice', () => {
  const onRetry = jest.fn()
  render(<ErrorNotice text="没有连上" onRetry={onRetry} retrying />)
  fireEvent.click(screen.getByRole('button'))
  expect(onRetry).not.toHaveBeenCalled()
})

test('old figures say from when they are', () => {
  const day = '2026-11-20' as BusinessDay
  const shownAt = startOfDay(day) + (9 * 60 + 41) * 60_000
  const { rerender } = render(<StaleNote shownAt={shownAt} today={day} />)
  expect(screen.getByRole('status').textContent).toBe('显示的是 09:41 的数据')
  rerender(<StaleNote shownAt={shownAt} today={'2026-11-21' as BusinessDay} />)
  expect(screen.getByRole('status').textContent).toBe('显示的是 11月20日 09:41 的数据')
})

test('an empty place says what would fill it', () => {
  render(<Empty title="还没有流水" note="签到后就有了" />)
  expect(screen.getByText('签到后就有了')).toBeTruthy()
})

test('what is loading is announced', () => {
  render(<Skeleton rows={4} />)
  expect(screen.getByRole('status', { name: '正在加载' }).children).toHaveLength(4)
})

test('a sheet is there only while it is open, and closes by its button and by the shade', () => {
  const onClose = jest.fn()
  const { rerender, container } = render(
    <Sheet open={false} title="补签" onClose={onClose}>
      用 1 张补签卡
    </Sheet>,
  )
  expect(screen.queryByRole('dialog')).toBeNull()
  rerender(
    <Sheet open title="补签" onClose={onClose}>
      用 1 张补签卡
    </Sheet>,
  )
  expect(screen.getByRole('dialog', { name: '补签' })).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: '关闭' }))
  const shade = container.querySelector('.shade')
  if (shade) fireEvent.click(shade)
  expect(onClose).toHaveBeenCalledTimes(2)
})
