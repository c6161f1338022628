import { openShop, type Phone, type Shop } from '../testing/shop'
import { askWeChat } from './ask-wechat'
import type { Logger } from './logger'

let shop: Shop
let phone: Phone
beforeAll(async () => {
  shop = await openShop()
})
beforeEach(async () => {
  shop.reset()
  phone = shop.phone()
  await phone.call('home.open', {})
})
afterAll(() => shop.close())

const CODE = 'code-13800001111'
const bindPhone = () => phone.ask('member.bindPhone', { code: CODE })
const OK = { errcode: 0, phone_info: { pure_phone_number: '13800001111', country_code: '86' } }

/** WeChat answers so often with this error, then as it should. */
function failing(errcode: number, times: number): () => number {
  let asked = 0
  shop.openapi.reply('phonenumber.getPhoneNumber', () => {
    asked += 1
    return { kind: 'json', body: asked <= times ? { errcode, errmsg: `busy, ${CODE}` } : OK }
  })
  return () => asked
}

test.each([-1, 45009, 45011])('the exchange of a phone code is tried again after %i', async (errcode) => {
  const asked = failing(errcode, 2)
  expect(await bindPhone()).toMatchObject({ ok: true })
  expect(asked()).toBe(3)
})

test.each([-1, 45009, 45011])('after %i time and again the member is told to try again', async (errcode) => {
  failing(errcode, 9)
  expect(await bindPhone()).toMatchObject({ ok: false, error: { code: 'BUSY' } })
})

test('a way to WeChat that fails for a moment is tried again', async () => {
  let asked = 0
  shop.openapi.reply('phonenumber.getPhoneNumber', () => {
    asked += 1
    return asked === 1 ? { kind: 'refused', errorCode: -604103 } : { kind: 'json', body: OK }
  })
  expect(await bindPhone()).toMatchObject({ ok: true })
})

test('a used code is not tried again, and what is wrong for good is not called busy', async () => {
  const asked = failing(40029, 9)
  expect(await bindPhone()).toMatchObject({ error: { code: 'PHONE_CODE_INVALID' } })
  expect(asked()).toBe(1)
  failing(40013, 9)
  expect(await bindPhone()).toMatchObject({ error: { code: 'INTERNAL' } })
})

test('the check of a nickname that WeChat has no time for is no refusal of the nickname', async () => {
  shop.openapi.reply('security.msgSecCheck', () => ({ kind: 'json', body: { errcode: -1, errmsg: 'system error' } }))
  expect(await phone.ask('member.updateProfile', { nickname: '林间' })).toMatchObject({ error: { code: 'BUSY' } })
})

describe('asked directly', () => {
  const lines: unknown[] = []
  const log = { warn: (...line: unknown[]) => lines.push(line) } as unknown as Logger
  beforeEach(() => {
    lines.length = 0
  })
  const refusing = (errCode: number, text: string) => {
    let asked = 0
    const call = () => {
      asked += 1
      return Promise.reject(Object.assign(new Error(text), { errCode, errMsg: text }))
    }
    return { call, asked: () => asked }
  }

  test.each(['subscribeMessage.send', 'customerServiceMessage.send', 'anything.new'])(
    '%s is asked once: after −1 nobody knows whether it was done',
    async (api) => {
      const { call, asked } = refusing(-1, 'system error')
      await expect(askWeChat(log, { api, sent: {}, call })).rejects.toMatchObject({ code: 'BUSY' })
      expect(asked()).toBe(1)
    },
  )

  test('WeChat’s words are logged without what was sent', async () => {
    const { call } = refusing(87014, `risky content: 林间有茶 of oAnna hint [abc]`)
    const sent = { openid: 'oAnna', text: '林间有茶' }
    await expect(askWeChat(log, { api: 'security.msgSecCheck', sent, call })).rejects.toThrow(/87014/)
    expect(JSON.stringify(lines)).toContain('hint [abc]')
    expect(JSON.stringify(lines)).not.toMatch(/oAnna|林间有茶/)
  })

  test('a storage that fails for a moment is asked again, a file that is not there is not', async () => {
    const busy = refusing(-1, 'resource system error. [EXCEED_RATELIMIT] too many')
    const gone = refusing(-503003, 'storage file not exists')
    for (const { call } of [busy, gone]) {
      await askWeChat(log, { api: 'storage.download', sent: {}, call }).catch(() => undefined)
    }
    expect([busy.asked(), gone.asked()]).toEqual([3, 1])
  })
})
