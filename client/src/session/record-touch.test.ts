import { scriptReplies } from '../testing/replies'
import Taro, { resetTaro } from '../testing/taro'
import { noteTouch, tellTouch } from './record-touch'

const STAY = { reply: { target: null, storeId: null } }

beforeEach(async () => {
  resetTaro()
  // Clears what another test has not sent.
  scriptReplies(STAY)
  noteTouch({ key: 'BEFORE' }, {}, true)
  await tellTouch()
})

test('a visit is told once, with what brought it and how long ago that was', async () => {
  jest.useFakeTimers({ now: Date.UTC(2026, 4, 1) })
  const sent = scriptReplies({ reply: { target: 'check-in', storeId: 'str_east' } })
  noteTouch({ scene: 1047, key: '7K2M9QXR' }, { referrerInfo: { appId: 'wx0123456789abcdef' } }, true)
  jest.setSystemTime(Date.now() + 1500)
  expect(await tellTouch()).toBe('check-in')
  expect(await tellTouch()).toBeNull()
  jest.useRealTimers()
  expect(sent).toHaveLength(1)
  expect(sent[0]).toMatchObject({
    action: 'entrance.recordTouch',
    input: { scene: 1047, key: '7K2M9QXR', referrerAppId: 'wx0123456789abcdef', agoMs: 1500 },
  })
})

test('coming back to the same visit is no other one, and another code is', async () => {
  const sent = scriptReplies(STAY, STAY)
  noteTouch({ scene: 1047, key: 'DOOR' }, {}, true)
  await tellTouch()
  noteTouch({ scene: 1089, key: 'DOOR' }, {}, false)
  noteTouch({ scene: 1089 }, {}, false)
  await tellTouch()
  noteTouch({ scene: 1007, inviter: 'K2' }, {}, false)
  await tellTouch()
  expect(sent.map(({ input }) => input)).toMatchObject([{ key: 'DOOR' }, { inviter: 'K2' }])
  expect(sent[1]?.input).not.toHaveProperty('key')
})

test('without an answer it is told again, as the same visit', async () => {
  const sent = scriptReplies('lost', 'lost', STAY)
  noteTouch({ key: 'DOOR' }, {}, true)
  expect(await tellTouch()).toBeNull()
  await tellTouch()
  expect(new Set(sent.map(({ input }) => (input as { touchId: string }).touchId)).size).toBe(1)
  expect(sent).toHaveLength(3)
})

test('a refusal ends it: no visit is worth a second question', async () => {
  const sent = scriptReplies({ refuse: 'TOO_MANY_REQUESTS' })
  noteTouch({ key: 'DOOR' }, {}, true)
  await tellTouch()
  await tellTouch()
  expect(sent).toHaveLength(1)
})

describe('what tells this phone from others', () => {
  const agree = () => Taro.getPrivacySetting.mockImplementation(({ success }) => success({ needAuthorization: false }))
  const told = async (isCompared: boolean) => {
    const sent = scriptReplies(STAY)
    noteTouch({ scene: 1007, inviter: 'K2' }, {}, true)
    await tellTouch({ isCompared })
    return sent[0]?.input
  }

  test('does not leave it before the guideline is agreed to', async () => {
    expect(await told(true)).not.toHaveProperty('deviceKey')
  })

  test('does not leave it where no phones are compared', async () => {
    agree()
    expect(await told(false)).not.toHaveProperty('deviceKey')
  })

  test('leaves it after the agreement, where invitations are on', async () => {
    agree()
    expect(await told(true)).toHaveProperty('deviceKey', expect.stringMatching(/^[0-9a-f]{16}$/))
  })

  test('does not leave a phone whose WeChat cannot say whether the guideline is agreed to', async () => {
    Taro.getPrivacySetting.mockImplementation(() => {
      throw new TypeError('getPrivacySetting is not a function')
    })
    expect(await told(true)).not.toHaveProperty('deviceKey')
  })
})
