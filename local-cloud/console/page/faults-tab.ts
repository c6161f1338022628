import { ask } from './api'
import { button, field, h, replace } from './dom'
import type { Tab } from './tabs'

/** What a switch is set to; 0 is off. */
export type FaultSettings = Record<string, number>

interface FaultSwitch {
  key: string
  title: string
  explains: string
  choices: readonly (readonly [value: number, label: string])[]
}

const RATES = [
  [0, '关'],
  [0.1, '10%'],
  [0.3, '30%'],
  [1, '每次'],
] as const

const SWITCHES: readonly FaultSwitch[] = [
  {
    key: 'databaseDelayMs',
    title: '数据库变慢',
    explains: '每次往返多等一会儿。',
    choices: [
      [0, '关'],
      [50, '50 ms'],
      [300, '300 ms'],
      [1500, '1.5 秒'],
    ],
  },
  { key: 'databaseErrorRate', title: '数据库出错', explains: '往返失败，什么都没有写入。', choices: RATES },
  { key: 'databaseLostReplyRate', title: '数据库回复丢失', explains: '已经写入，但云函数收不到回复。', choices: RATES },
  { key: 'conflictRate', title: '事务冲突', explains: '写入被另一个事务挡住，应当自动重试。', choices: RATES },
  {
    key: 'phoneLostReplyRate',
    title: '手机收不到回复',
    explains: '云函数已经跑完，手机却以为失败，会再发一次。',
    choices: RATES,
  },
  {
    key: 'phoneOffline',
    title: '手机断网',
    explains: '请求到不了云端。',
    choices: [
      [0, '关'],
      [1, '断网'],
    ],
  },
]

/** Faults to switch on. Whatever is on, nothing may be lost and nothing may count twice. */
export function createFaultsTab(onChange: (isAnyOn: boolean) => void): Tab {
  const list = h('div', { class: 'stack' })
  const show = (settings: FaultSettings) => {
    replace(list, ...SWITCHES.map((each) => switchCard(each, settings[each.key] ?? 0, set)))
    onChange(Object.values(settings).some((value) => value !== 0))
  }
  const set = async (change: FaultSettings) => show(await ask<FaultSettings>('PUT', '/fault-switches', change))
  const allOff = button('全部关闭', () => set(Object.fromEntries(SWITCHES.map(({ key }) => [key, 0]))).catch(() => {}))
  const head = h(
    'div',
    { class: 'row row-between' },
    h('p', { class: 'quiet' }, '不论开着什么，都不该丢，也不该重。'),
    allOff,
  )
  return {
    id: 'faults',
    title: '故障',
    element: h('div', { class: 'stack' }, head, list),
    refresh: async () => show(await ask<FaultSettings>('GET', '/fault-switches')),
  }
}

function switchCard(
  { key, title, explains, choices }: FaultSwitch,
  value: number,
  set: (change: FaultSettings) => Promise<void>,
): HTMLElement {
  const options = choices.map(([choice, label]) => h('option', { value: choice, selected: choice === value }, label))
  const select = h('select', { class: 'select', 'aria-label': title }, ...options)
  select.addEventListener('change', () => void set({ [key]: Number(select.value) }).catch(() => {}))
  return h(
    'div',
    { class: `card row row-between${value === 0 ? '' : ' card-on'}` },
    h('div', {}, h('h3', { class: 'card-title' }, title), h('p', { class: 'quiet' }, explains)),
    field('', select),
  )
}
