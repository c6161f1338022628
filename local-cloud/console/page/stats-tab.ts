import { type ActionStats, ask } from './api'
import { button, emptyNote, h, replace } from './dom'
import { milliseconds } from './format'
import type { Tab } from './tabs'

const COLUMNS = ['动作', '调用', '往返/次', 'p50', 'p95', '冷启动', '失败']

/** Round trips are the price of an act: the cloud bills them and the member waits for them. */
export function createStatsTab(): Tab {
  const body = h('div')
  const load = async () => {
    const stats = await ask<ActionStats[]>('GET', '/stats')
    replace(body, stats.length === 0 ? emptyNote('还没有调用') : table(stats))
  }
  const clear = button('清零', () => ask('DELETE', '/stats').then(load, () => {}))
  const head = h('div', { class: 'row row-between' }, h('p', { class: 'quiet' }, '每个动作的数据库往返与用时。'), clear)
  return { id: 'stats', title: '统计', element: h('div', { class: 'stack' }, head, body), refresh: load }
}

function table(stats: ActionStats[]): HTMLElement {
  return h(
    'table',
    { class: 'table figures' },
    h('thead', {}, h('tr', {}, ...COLUMNS.map((text) => h('th', { scope: 'col' }, text)))),
    h('tbody', {}, ...stats.map(row)),
  )
}

function row(stats: ActionStats): HTMLElement {
  return h(
    'tr',
    {},
    h('th', { scope: 'row' }, stats.action ?? stats.functionName),
    h('td', {}, stats.calls),
    h('td', {}, stats.roundTripsPerCall.toFixed(1)),
    h('td', {}, milliseconds(stats.p50Ms)),
    h('td', {}, milliseconds(stats.p95Ms)),
    h('td', {}, stats.coldStarts),
    h('td', { class: stats.failures > 0 ? 'red' : '' }, stats.failures),
  )
}
