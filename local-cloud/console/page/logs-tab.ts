import { ask, type InvocationLog } from './api'
import { emptyNote, field, h, replace } from './dom'
import { milliseconds, pretty, shopTimeOfDay } from './format'
import type { Tab } from './tabs'

const SHOWN = 100

const STATUS = {
  running: ['运行中', 'badge'],
  ok: ['成功', 'badge badge-green'],
  threw: ['抛出错误', 'badge badge-red'],
  timedOut: ['超时', 'badge badge-red'],
  crashed: ['崩溃', 'badge badge-red'],
  refused: ['已拒绝', 'badge badge-amber'],
} as const

const CALLERS = {
  phone: '手机',
  console: '云控制台',
  timer: '定时器',
  http: 'HTTP 路由',
  wechat: '微信推送',
  function: '云函数',
} as const

/** Invocations as they end, newest first; each opens to what it was asked, printed and answered. */
export function createLogsTab(nameOf: (openid: string | null) => string): Tab & { add(entry: InvocationLog): void } {
  let entries: InvocationLog[] = []
  const opened = new Set<string>()
  const filter = h('select', { class: 'select', onchange: () => show() })
  const list = h('div', { class: 'logs' })

  const show = () => {
    const names = [...new Set(entries.map((entry) => entry.functionName))].sort()
    const chosen = names.includes(filter.value) ? filter.value : ''
    replace(
      filter,
      h('option', { value: '' }, '全部函数'),
      ...names.map((name) => h('option', { value: name, selected: name === chosen }, name)),
    )
    const shown = entries.filter((entry) => chosen === '' || entry.functionName === chosen)
    const rows = shown.map((entry) => logRow(entry, nameOf, opened))
    replace(list, ...(rows.length > 0 ? rows : [emptyNote('还没有调用。动一动左边的手机。')]))
  }
  const element = h('div', { class: 'stack' }, h('div', { class: 'row row-fields' }, field('函数', filter)), list)
  return {
    id: 'logs',
    title: '日志',
    element,
    refresh: async () => {
      entries = await ask<InvocationLog[]>('GET', `/logs?limit=${SHOWN}`)
      show()
    },
    add: (entry) => {
      entries = [entry, ...entries.filter((each) => each.id !== entry.id)].slice(0, SHOWN)
      if (element.offsetParent !== null) show()
    },
  }
}

function logRow(entry: InvocationLog, nameOf: (openid: string | null) => string, opened: Set<string>): HTMLElement {
  const [statusText, statusClass] = STATUS[entry.status]
  const caller = entry.callerKind === 'phone' ? nameOf(entry.openid) : CALLERS[entry.callerKind]
  const summary = h(
    'summary',
    { class: 'log-line' },
    h('span', { class: 'figures quiet' }, shopTimeOfDay(entry.startedAt)),
    h(
      'span',
      { class: 'log-what' },
      h('strong', {}, entry.action ?? entry.functionName),
      h('span', { class: 'quiet' }, ` ${caller}`),
    ),
    entry.isColdStart && h('span', { class: 'badge badge-blue' }, '冷启动'),
    h('span', { class: 'figures quiet' }, `${entry.roundTrips} 次往返 · ${milliseconds(entry.durationMs)}`),
    h('span', { class: statusClass }, statusText),
  )
  const details = h('details', { class: 'log', open: opened.has(entry.id) }, summary)
  const fill = () => {
    if (details.children.length === 1) details.append(logBody(entry))
  }
  if (opened.has(entry.id)) fill()
  details.addEventListener('toggle', () => {
    if (details.open) opened.add(entry.id)
    else opened.delete(entry.id)
    fill()
  })
  return details
}

function logBody(entry: InvocationLog): HTMLElement {
  const memory = entry.memoryMb === null ? '' : ` · ${entry.memoryMb} MB`
  const lines = entry.lines.map((line) =>
    h('div', { class: `log-text log-${line.level}` }, `${shopTimeOfDay(line.at)}  ${line.text}`),
  )
  return h(
    'div',
    { class: 'log-body stack' },
    h('p', { class: 'quiet mono' }, `${entry.functionName} · ${entry.id}${memory}`),
    entry.message === null ? null : block('错误', entry.message, 'code code-error'),
    lines.length > 0 && h('div', {}, h('h3', { class: 'label' }, '输出'), h('div', { class: 'code' }, ...lines)),
    block('请求', pretty(entry.event)),
    entry.result === null ? null : block('返回', pretty(entry.result)),
  )
}

function block(title: string, text: string, className = 'code'): HTMLElement {
  return h('div', {}, h('h3', { class: 'label' }, title), h('pre', { class: className }, text))
}
