import { act, fireEvent, render, screen } from '@testing-library/react'
import type { BusinessDay, BusinessMonth } from '#shared/kernel/business-day'
import { LadderSteps } from './LadderSteps'
import { MemberCard } from './MemberCard'
import { PointsFigure } from './PointsFigure'
import { ProgressBar } from './ProgressBar'
import { StampCalendar } from './StampCalendar'
import { WeekStrip } from './WeekStrip'

describe('PointsFigure', () => {
  beforeEach(() => jest.useFakeTimers())
  afterEach(() => jest.useRealTimers())

  test('the first value stands at once', () => {
    render(<PointsFigure value={1286} />)
    expect(screen.getByText('1,286')).toBeTruthy()
  })

  test('a change is counted through in a quarter of a second, in at most five updates', () => {
    const { rerender, container } = render(<PointsFigure value={100} />)
    const seen: string[] = []
    rerender(<PointsFigure value={200} />)
    for (let elapsedMs = 0; elapsedMs <= 250; elapsedMs += 10) {
      const shown = container.textContent ?? ''
      if (seen.at(-1) !== shown) seen.push(shown)
      act(() => jest.advanceTimersByTime(10))
    }
    expect(seen.at(-1)).toBe('200')
    expect(seen.length).toBeLessThanOrEqual(6)
    expect(seen.map(Number)).toEqual([...seen.map(Number)].sort((a, b) => a - b))
  })
})

test.each([
  [640, 1000, '64%'],
  [0, 1000, '0%'],
  [1500, 1000, '100%'],
  [0, 0, '100%'],
])('a bar of %i in %i is filled %s', (value, total, width) => {
  const { container } = render(<ProgressBar value={value} total={total} label="成长值" />)
  expect(container.querySelector<HTMLElement>('.fill')?.style.width).toBe(width)
})

test('the card offers only what it can do', () => {
  const onShowCode = jest.fn()
  const { rerender } = render(<MemberCard theme="jade" name="林间" tierText="翡翠会员" points={1286} />)
  expect(screen.queryByRole('button')).toBeNull()
  rerender(<MemberCard theme="jade" name="林间" tierText="翡翠会员" points={1286} onShowCode={onShowCode} />)
  fireEvent.click(screen.getByRole('button', { name: '出示会员码' }))
  expect(onShowCode).toHaveBeenCalledTimes(1)
})

test('days and steps are told in words, not by color alone', () => {
  render(
    <>
      <WeekStrip days={[{ label: '今天', state: 'today', reward: '+5' }]} />
      <LadderSteps steps={[{ at: 7, reward: '+20 积分', state: 'next' }]} />
    </>,
  )
  expect(screen.getByLabelText('今天 待签到 +5')).toBeTruthy()
  expect(screen.getByLabelText('7 天 +20 积分 下一档')).toBeTruthy()
})

describe('StampCalendar', () => {
  const november = '2026-11' as BusinessMonth
  const today = '2026-11-21' as BusinessDay

  test('the first day stands under its weekday', () => {
    render(<StampCalendar month={november} today={today} stamps={{}} />)
    // 1 November 2026 is a Sunday.
    expect(screen.getByLabelText('11月1日').style.gridColumnStart).toBe('7')
    expect(screen.getByLabelText('11月30日')).toBeTruthy()
    expect(screen.getByLabelText('11月21日 今天')).toBeTruthy()
  })

  test('stamps in a row are joined, but not across the end of a line', () => {
    const stamps = { '2026-11-07': 'checked', '2026-11-08': 'madeUp', '2026-11-09': 'checked' } as const
    render(<StampCalendar month={november} today={today} stamps={stamps} />)
    expect(screen.getByLabelText('11月7日 已签到').className).not.toContain('joined')
    expect(screen.getByLabelText('11月8日 已补签').className).toContain('joined')
    expect(screen.getByLabelText('11月9日 已签到').className).not.toContain('joined')
  })

  test('a day that can be mended is mended by a tap', () => {
    const onMend = jest.fn()
    render(<StampCalendar month={november} today={today} stamps={{ '2026-11-16': 'mendable' }} onMend={onMend} />)
    fireEvent.click(screen.getByRole('button', { name: '11月16日 可以补签' }))
    expect(onMend).toHaveBeenCalledWith('2026-11-16')
  })

  test('a reward that waits is named', () => {
    render(<StampCalendar month={november} today={today} stamps={{}} rewards={{ '2026-11-23': '20 分' }} />)
    expect(screen.getByLabelText('11月23日 可得20 分')).toBeTruthy()
  })
})
