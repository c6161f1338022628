import { ask, type OutboxMessage } from './api'
import { button, emptyNote, h, replace } from './dom'
import { pretty, shopTime } from './format'
import type { Tab } from './tabs'

const NAMES: Record<string, string> = {
  'subscribeMessage.send': '订阅消息',
  'wxacode.getUnlimited': '小程序码',
  'phonenumber.getPhoneNumber': '换取手机号',
  'security.msgSecCheck': '文本审核',
  'security.imgSecCheck': '图片审核',
  'security.mediaCheckAsync': '图片异步审核',
  'riskControl.getUserRiskRank': '用户风险等级',
}

/** What the functions asked WeChat to do. Nothing of it leaves this machine. */
export function createOutboxTab(nameOf: (openid: string | null) => string): Tab {
  const list = h('div', { class: 'stack' })
  const load = async () => {
    const messages = await ask<OutboxMessage[]>('GET', '/outbox')
    const cards = messages.map((message) => messageCard(message, nameOf))
    replace(list, ...(cards.length > 0 ? cards : [emptyNote('还没有消息')]))
  }
  const clear = button('清空', () => ask('DELETE', '/outbox').then(load, () => {}))
  const head = h(
    'div',
    { class: 'row row-between' },
    h('p', { class: 'quiet' }, '云函数请微信做的事，只留在这台机器上。'),
    clear,
  )
  return { id: 'outbox', title: '消息', element: h('div', { class: 'stack' }, head, list), refresh: load }
}

function messageCard(
  { at, apiName, openid, request }: OutboxMessage,
  nameOf: (openid: string | null) => string,
): HTMLElement {
  return h(
    'details',
    { class: 'card' },
    h(
      'summary',
      { class: 'row row-between' },
      h(
        'span',
        {},
        h('strong', {}, NAMES[apiName] ?? apiName),
        h('span', { class: 'quiet' }, openid ? ` 给 ${nameOf(openid)}` : ''),
      ),
      h('span', { class: 'quiet figures' }, shopTime(at)),
    ),
    h('pre', { class: 'code' }, pretty(JSON.stringify(request))),
  )
}
