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
const BUTTON = 'flex:1;min-height:44px;border:0;border-radius:8px;font-size:16px'

function question(): Promise<{ isAccepted: boolean; isAlways: boolean } | null> {
  const sheet = document.createElement('div')
  sheet.setAttribute('role', 'dialog')
  sheet.setAttribute('aria-label', '微信：是否允许发送提醒')
  sheet.setAttribute('style', SHEET)
  sheet.innerHTML = `<div>店铺申请给你发送一次提醒</div>
    <label style="display:flex;gap:8px;align-items:center;min-height:44px;color:#6b6157"><input type="checkbox"> 总是保持以上选择，不再询问</label>
    <div style="display:flex;gap:12px;margin-top:8px"><button type="button" style="${BUTTON}">拒绝</button>
    <button type="button" style="${BUTTON};background:#07c160;color:#fff">允许</button></div>`
  document.body.append(sheet)
  const [no, yes] = sheet.querySelectorAll('button')
  return new Promise((resolve) => {
    const close = (isAccepted: boolean) => {
      const isAlways = isAccepted && sheet.querySelector('input')?.checked === true
      sheet.remove()
      resolve({ isAccepted, isAlways })
    }
    no?.addEventListener('click', () => close(false))
    yes?.addEventListener('click', () => close(true))
  })
}
