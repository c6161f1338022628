import { randomUUID } from 'node:crypto'
import { codePicture } from './code-picture'
import type { OpenApiScript } from './openapi'

const OK = { errcode: 0, errmsg: 'ok' }

/** What WeChat would answer, for the apis that the project calls. Scripts set by `openapi.reply` go first. */
export function createStandIns(): Record<string, OpenApiScript> {
  const usedPhoneCodes = new Set<string>()
  let sent = 0n
  return {
    'subscribeMessage.send': (message) => {
      const refusal = refusalOf(message)
      if (refusal) return { kind: 'json', body: refusal }
      sent += 1n
      return { kind: 'json', body: { ...OK, msgid: FIRST_MSGID + sent } }
    },
    'wxacode.getUnlimited': (data) => ({ kind: 'media', contentType: 'image/png', buffer: codePicture(data) }),
    'phonenumber.getPhoneNumber': ({ code }) => ({ kind: 'json', body: phoneOf(String(code), usedPhoneCodes) }),
    'security.msgSecCheck': ({ content }) => ({ kind: 'json', body: verdictOn(String(content)) }),
    // The outcome is pushed; `control/pushes.ts` does that where functions run.
    'security.mediaCheckAsync': () => ({ kind: 'json', body: { ...OK, trace_id: randomUUID() } }),
    'riskControl.getUserRiskRank': () => ({ kind: 'json', body: { ...OK, risk_rank: 0, unoin_id: 1 } }),
    'security.imgSecCheck': () => ({ kind: 'json', body: OK }),
  }
}

/** As long as WeChat's: nineteen digits. */
const FIRST_MSGID = 1_988_810_812_324_364_290n
/** As far as their length and their lines say. */
const LENGTHS: Readonly<Record<string, number>> = { thing: 20, phrase: 5, character_string: 32, number: 32, name: 20 }

/** What WeChat sees of a message by itself; whether the person has allowed it, nobody here knows. */
function refusalOf({ touser, template_id: templateId, data }: Record<string, unknown>): Record<string, unknown> | null {
  if (typeof touser !== 'string' || touser === '') return { errcode: 40003, errmsg: 'invalid openid' }
  if (typeof templateId !== 'string' || templateId === '') return { errcode: 40037, errmsg: 'invalid template_id' }
  const fields = Object.entries((data ?? {}) as Record<string, { value?: unknown }>)
  const bad = fields.find(([key, { value }]) => {
    const text = String(value ?? '')
    const max = LENGTHS[key.replace(/\d+$/, '')] ?? Number.MAX_SAFE_INTEGER
    return text.trim() === '' || /[\r\n]/.test(text) || [...text].length > max
  })
  return bad ? { errcode: 47003, errmsg: `argument invalid! data.${bad[0]}.value is invalid` } : null
}

/** A code that contains a mobile number stands for it, once, as real codes work only once. */
function phoneOf(code: string, used: Set<string>): Record<string, unknown> {
  const phone = /1\d{10}/.exec(code)?.[0]
  if (phone === undefined || used.has(code)) return { errcode: 40029, errmsg: 'invalid code' }
  used.add(code)
  const watermark = { timestamp: 0, appid: 'wxlocal' }
  return { ...OK, phone_info: { phoneNumber: phone, purePhoneNumber: phone, countryCode: '86', watermark } }
}

/** Text with 违规 in it is what the check finds. */
function verdictOn(content: string): Record<string, unknown> {
  const isRisky = content.includes('违规')
  const result = { suggest: isRisky ? 'risky' : 'pass', label: isRisky ? 20001 : 100 }
  return { ...OK, result, detail: [], trace_id: 'local' }
}
