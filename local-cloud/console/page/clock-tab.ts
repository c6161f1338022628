import { ask, type ClockState } from './api'
import { button, field, h, toast } from './dom'
import { fromField, nextMidnight, shopTime, span, toField } from './format'
import type { Tab } from './tabs'

const HOUR = 3_600_000

export interface CloudTime {
  now(): number
  offsetMs(): number
  load(): Promise<void>
}

/** The cloud's time between two questions: its distance from the browser's clock does not change by itself. */
export function createCloudTime(): CloudTime {
  let ahead = 0
  let offset = 0
  return {
    now: () => Date.now() + ahead,
    offsetMs: () => offset,
    load: async () => {
      const state = await ask<ClockState>('GET', '/clock')
      ahead = state.now - Date.now()
      offset = state.offsetMs
    },
  }
}

export function createClockTab(time: CloudTime, onMoved: () => void): Tab {
  const shown = h('p', { class: 'clock figures' })
  const moved = h('p', { class: 'quiet' })
  const target = h('input', { type: 'datetime-local', class: 'input', step: '60' })

  const show = () => {
    shown.textContent = shopTime(time.now())
    moved.textContent =
      time.offsetMs() === 0 ? '与真实时间一致（UTC+8）' : `比真实时间 ${span(time.offsetMs())}（UTC+8）`
  }
  const move = async (body: Record<string, unknown>) => {
    const { fired } = await ask<{ fired: number }>('POST', '/clock', body)
    await time.load()
    show()
    toast(fired > 0 ? `现在是 ${shopTime(time.now())}，触发了 ${fired} 个定时器` : `现在是 ${shopTime(time.now())}`)
    onMoved()
  }
  const moveButton = (label: string, body: () => Record<string, unknown> | null) =>
    button(label, async () => {
      const wanted = body()
      if (wanted) await move(wanted).catch(() => {})
    })
  const set = () => {
    const at = fromField(target.value)
    if (at === null) toast('先选一个时间', true)
    return at === null ? null : { at }
  }
  setInterval(show, 1000)

  const element = h(
    'div',
    { class: 'stack' },
    h('div', { class: 'card center' }, shown, moved),
    h(
      'div',
      { class: 'row row-wrap' },
      moveButton('+1 小时', () => ({ advanceMs: HOUR })),
      moveButton('+1 天', () => ({ advanceMs: 24 * HOUR })),
      moveButton('到明天 00:00', () => ({ at: nextMidnight(time.now()) })),
      moveButton('回到真实时间', () => ({ real: true })),
    ),
    h('div', { class: 'row row-fields' }, field('设为', target), moveButton('设定', set)),
    h('p', { class: 'quiet' }, '云函数、数据库和定时器都按这个时钟走；手机自己的时钟不变，也不被相信。'),
  )
  const refresh = async () => {
    await time.load()
    show()
    target.value = toField(time.now())
  }
  return { id: 'clock', title: '时钟', element, refresh }
}
