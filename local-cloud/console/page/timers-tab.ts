import { ask, type TimerState } from './api'
import { button, emptyNote, h, replace, toast } from './dom'
import { shopTime } from './format'
import type { Tab } from './tabs'

const RESULTS = { ok: '成功', failed: '失败', refused: '被拒绝' } as const

export function createTimersTab(): Tab {
  const list = h('div', { class: 'stack' })
  const load = async () => {
    const timers = await ask<TimerState[]>('GET', '/timers')
    replace(list, ...(timers.length > 0 ? timers.map((timer) => timerCard(timer, load)) : [emptyNote('没有定时器')]))
  }
  const element = h(
    'div',
    { class: 'stack' },
    h('p', { class: 'quiet' }, '按云端时钟触发；时钟跳过很久时，每个定时器只补跑最近一次。'),
    list,
  )
  return { id: 'timers', title: '定时器', element, refresh: load }
}

function timerCard(timer: TimerState, load: () => Promise<void>): HTMLElement {
  const { functionName, triggerName, cron, nextAt, lastAt, lastResult } = timer
  const fire = async () => {
    const reply = await ask<{ kind: keyof typeof RESULTS }>('POST', '/timers/fire', { functionName, triggerName })
    toast(`${triggerName}：${RESULTS[reply.kind]}`, reply.kind !== 'ok')
    await load()
  }
  const last = lastAt === null ? '还没有跑过' : `上次 ${shopTime(lastAt)}，${lastResult ? RESULTS[lastResult] : ''}`
  return h(
    'div',
    { class: 'card row row-between' },
    h(
      'div',
      {},
      h('h3', { class: 'card-title' }, `${functionName} · ${triggerName}`),
      h('p', { class: 'quiet mono' }, cron),
      h('p', { class: 'quiet figures' }, `${nextAt === null ? '不再触发' : `下次 ${shopTime(nextAt)}`} · ${last}`),
    ),
    button('立即触发', () => fire().catch(() => {}), { class: 'button button-main' }),
  )
}
