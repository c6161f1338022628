import type { SubscribeAnswer, SubscribeAnswers } from './subscribe'

const ALWAYS_KEY = 'changlai:always'

/** A browser has no such question. This one stands in for WeChat's, so that a developer can answer it either way. */
export function askToSubscribe(templateIds: string[]): Promise<SubscribeAnswers | null> {
  const always = kept()
  const answers = (answer: SubscribeAnswer) => templateIds.map((templateId) => ({ templateId, answer }))
  if (templateIds.every((templateId) => always.includes(templateId))) return Promise.resolve(answers('accept'))
  return question().then((reply) => {
    if (reply?.isAlways) localStorage.setItem(ALWAYS_KEY, JSON.stringify([...always, ...templateIds]))
    return reply && answers(reply.isAccepted ? 'accept' : 'reject')
  })
}

export const alwaysAccepted = (): Promise<string[]> => Promise.resolve(kept())

function kept(): string[] {
  const stored: unknown = JSON.parse(localStorage.getItem(ALWAYS_KEY) ?? '[]')
  return Array.isArray(stored) ? stored.map(String) : []
}

const SHEET = `position:fixed;left:0;right:0;bottom:0;z-index:9999;box-sizing:border-box;padding:24px 20px 32px;
  background:#fff;color:#1f1a14;border-radius:16px 16px 0 0;box-shadow:0 -8px 40px rgba(0,0,0,.25);font:16px/1.5 sans-serif`
const ROW = 'display:flex;gap:8px;align-items:center;min-height:44px;color:#6b6157'
const BUTTON = 'flex:1;min-height:44px;border:0;border-radius:8px;font-size:16px'

function question(): Promise<{ isAccepted: boolean; isAlways: boolean } | null> {
  const sheet = element('div', { role: 'dialog', 'aria-label': '微信：是否允许发送提醒', style: SHEET })
  const always = element('input', { type: 'checkbox' })
  const alwaysRow = element('label', { style: ROW }, always, ' 总是保持以上选择，不再询问')
  const no = element('button', { type: 'button', style: BUTTON }, '拒绝')
  const yes = element('button', { type: 'button', style: `${BUTTON};background:#07c160;color:#fff` }, '允许')
  const buttons = element('div', { style: 'display:flex;gap:12px;margin-top:8px' }, no, yes)
  sheet.append(element('div', {}, '店铺申请给你发送一次提醒'), alwaysRow, buttons)
  document.body.append(sheet)
  return new Promise((resolve) => {
    const close = (isAccepted: boolean) => {
      const isAlways = isAccepted && always.checked
      sheet.remove()
      resolve({ isAccepted, isAlways })
    }
    no.addEventListener('click', () => close(false))
    yes.addEventListener('click', () => close(true))
  })
}

function element<K extends 'div' | 'label' | 'input' | 'button'>(
  name: K,
  attributes: Record<string, string>,
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value)
  made.append(...children)
  return made
}
