import { act, fireEvent, render, screen, waitFor } from '@testing-library/react'
import type { BusinessDay } from '#shared/kernel/business-day'
import { drawYear } from '../../features/front/year/draw-year'
import { ringDots } from '../../features/front/year/ring'
import { figuresOf, quarterMonths, type Year } from '../../features/front/year/year-words'
import { type Scripted, scriptReplies } from '../../testing/replies'
import { resetTaro } from '../../testing/taro'
import YearPage from './index'

beforeEach(resetTaro)

const year: Year = {
  kind: 'membership',
  ...{ fromDay: '2025-10-28' as BusinessDay, toDay: '2026-10-27' as BusinessDay, displayName: '林间' },
  ...{ visitDays: 46, weeks: Array.from({ length: 52 }, (_, week) => (week % 4 === 0 ? 0 : week % 9 === 1 ? 2 : 1)) },
  goods: { units: 61, topName: '桂花乌龙', topUnits: 18 },
  ...{ savedFen: 28_640, habit: { weekday: 6, hour: 15 }, store: { name: '春熙路店', days: 40 }, checkInDays: 120 },
}

async function open(...script: Scripted[]) {
  const sent = scriptReplies(...script)
  render(<YearPage />)
  await waitFor(() => expect(screen.queryByLabelText('正在加载')).toBeNull())
  return sent
}

test('shows how often, in which weeks, and what came of it', async () => {
  await open({ reply: { year, opensOn: null } })
  for (const words of [
    '2025年10月28日 – 2026年10月27日',
    '林间，这一年你来了 46 天',
    '52 周里，39 周有你',
    '其中 18 件是桂花乌龙',
    '¥286.40',
    '周六 15 点',
  ])
    expect(screen.getByText(words)).toBeTruthy()
})

test('before the first year is over it says from when on', async () => {
  await open({ reply: { year: null, opensOn: '2027-01-01' as BusinessDay } })
  expect(screen.getByText('2027年1月1日起，可以回头看这一年')).toBeTruthy()
})

test('what is not known is left out, and there are never more than four figures', () => {
  expect(figuresOf(year)).toHaveLength(4)
  expect(figuresOf({ ...year, goods: null, savedFen: 0, habit: null, store: null, checkInDays: 0 })).toEqual([])
  expect(quarterMonths(year)).toEqual(['10月', '1月', '4月', '7月'])
})

test('the ring begins at the top and goes round clockwise', () => {
  const [first, second] = ringDots([1, 2, 0, 1], { x: 0, y: 0, radius: 100 })
  expect([Math.round(first?.x ?? 1), Math.round(first?.y ?? 1)]).toEqual([0, -100])
  expect([Math.round(second?.x ?? 0), Math.round(second?.y ?? 1)]).toEqual([100, 0])
  expect(second?.radius).toBeGreaterThan(first?.radius ?? 0)
})

/** A pen that keeps what it wrote; a character is as wide as the font is tall. */
function written(wishes: { withName: boolean; withMoney: boolean }) {
  const words: string[] = []
  let dots = 0
  const pen = {
    ...{ fillStyle: '', font: '', textAlign: 'left' as const, textBaseline: 'top' as const },
    ...{ fillRect: () => {}, drawImage: () => {}, beginPath: () => {}, fill: () => {} },
    arc: () => {
      dots += 1
    },
    measureText: (text: string) => ({ width: text.length * Number(/(\d+)px/.exec(pen.font)?.[1]) }),
    fillText: (text: string) => void words.push(text),
  }
  drawYear(pen, year, wishes)
  return { text: words.join('\n'), dots }
}

test('the picture names neither the member nor an amount, unless they are wanted', () => {
  const bare = written({ withName: false, withMoney: false })
  expect(bare.dots).toBe(52)
  expect(bare.text).toContain('这一年我来了 46 天')
  expect(bare.text).not.toMatch(/林间|¥/)
  expect(written({ withName: true, withMoney: true }).text).toMatch(/林间[\s\S]*¥286\.40/)
})

test('a phone without a canvas is told so', async () => {
  await open({ reply: { year, opensOn: null } })
  await act(async () => fireEvent.click(screen.getByRole('button', { name: '存成图片' })))
  expect(await screen.findByText('没能保存，可以再试一次')).toBeTruthy()
})
