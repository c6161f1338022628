import Taro, { resetTaro } from '../testing/taro'
import { callFunction, startCloud } from './cloud'
import { callFunction as callOverHttp } from './cloud.h5'
import { avatarButton, phoneNumberButton } from './official-buttons'
import { phoneNumberButton as phoneNumberButtonInBrowser } from './official-buttons.h5'
import { currentPerson, personInAddress } from './person.h5'
import { scanCode } from './scan'
import { brightenScreen } from './screen'
import { readStored, writeStored } from './storage'
import { clearStored as clearInBrowser, readStored as readInBrowser, writeStored as writeInBrowser } from './storage.h5'

beforeEach(resetTaro)

test('the cloud starts in the default environment unless the build names one', () => {
  startCloud()
  process.env.CHANGLAI_ENV_ID = 'shop-1'
  startCloud()
  delete process.env.CHANGLAI_ENV_ID
  expect(Taro.cloud.init.mock.calls).toEqual([[{}], [{ env: 'shop-1' }]])
})

test('a function answers with its result', async () => {
  Taro.cloud.callFunction.mockResolvedValue({ result: { ok: true } })
  expect(await callFunction('api', { n: 1 })).toEqual({ ok: true })
  expect(Taro.cloud.callFunction).toHaveBeenCalledWith({ name: 'api', data: { n: 1 } })
})

describe('in a browser', () => {
  const answer = (body: unknown) => {
    const fetched = jest.fn(async (_url: string, _init: RequestInit) => ({ json: async () => body }))
    Object.assign(globalThis, { fetch: fetched })
    return fetched
  }
  afterEach(() => {
    Reflect.deleteProperty(globalThis, 'fetch')
  })

  test('a function is asked over HTTP, in the name of the person who holds this phone', async () => {
    const fetched = answer({ result: { ok: true } })
    expect(await callOverHttp('api', { n: 1 })).toEqual({ ok: true })
    const [url, init] = fetched.mock.calls[0] ?? []
    expect(url).toBe('/functions/api')
    expect(init).toMatchObject({
      method: 'POST',
      body: '{"data":{"n":1}}',
      headers: { 'x-changlai-person': currentPerson() },
    })
  })

  test('a refusal of the platform rejects as it does in WeChat', async () => {
    const refusal = { errCode: -504002, errMsg: 'cloud.callFunction:fail' }
    answer(refusal)
    await expect(callOverHttp('api', {})).rejects.toEqual(refusal)
  })

  test('the phone button brings a code, and null when there is none', async () => {
    const codeFrom = () => new Promise((resolve) => phoneNumberButtonInBrowser(resolve).onClick())
    const fetched = answer({ code: 'code-1' })
    expect(await codeFrom()).toBe('code-1')
    expect(fetched).toHaveBeenCalledWith('/phone-code', expect.objectContaining({ method: 'POST' }))
    fetched.mockRejectedValue(new Error('offline'))
    expect(await codeFrom()).toBeNull()
  })

  test.each([
    ['?as=mei', '', 'mei'],
    ['?as=mei', '#/pages/home/index?as=lin', 'mei'],
    ['', '#/pages/home/index?as=lin', 'lin'],
    ['', '#/pages/home/index', null],
  ])('the person in %p and %p is %p', (search, hash, person) => {
    expect(personInAddress(search, hash)).toBe(person)
  })

  test('a visitor stays the same visitor', () => {
    expect(currentPerson()).toMatch(/^visitor-\w+$/)
    expect(localStorage.getItem('changlai:person')).toBe(currentPerson())
  })

  test('each person has their own storage', () => {
    localStorage.setItem('changlai:somebody:card', '1')
    writeInBrowser('card', { points: 5 })
    expect(readInBrowser('card')).toEqual({ points: 5 })
    clearInBrowser()
    expect(readInBrowser('card')).toBeNull()
    expect(localStorage.getItem('changlai:somebody:card')).toBe('1')
  })
})

test('the official buttons bring a code or a picture, and a refusal brings null', () => {
  const onCode = jest.fn()
  const press = (button: ReturnType<typeof phoneNumberButton>, handler: string, detail: object) => {
    const native: Record<string, unknown> = { ...button.native }
    ;(native[handler] as (event: object) => void)({ detail })
  }
  press(phoneNumberButton(onCode), 'onGetPhoneNumber', { code: 'code-1' })
  press(phoneNumberButton(onCode), 'onGetPhoneNumber', { errMsg: 'getPhoneNumber:fail user deny' })
  expect(onCode.mock.calls).toEqual([['code-1'], [null]])
  const onChosen = jest.fn()
  press(avatarButton(onChosen), 'onChooseAvatar', { avatarUrl: 'wxfile://tmp/1.jpg' })
  expect(onChosen).toHaveBeenCalledWith('wxfile://tmp/1.jpg')
})

test('what was never stored reads as null', () => {
  expect(readStored('card')).toBeNull()
  writeStored('card', { points: 5 })
  expect(readStored('card')).toEqual({ points: 5 })
})

test('a full storage loses the value and nothing else', () => {
  Taro.setStorageSync.mockImplementationOnce(() => {
    throw new Error('quota')
  })
  expect(() => writeStored('card', 1)).not.toThrow()
  expect(readStored('card')).toBeNull()
})

test('a scan that the person leaves is null', async () => {
  Taro.scanCode.mockRejectedValueOnce({ errMsg: 'scanCode:fail cancel' })
  expect(await scanCode()).toBeNull()
  Taro.scanCode.mockResolvedValueOnce({ result: 'M1' })
  expect(await scanCode()).toBe('M1')
})

test('the screen is as bright afterwards as it was before', async () => {
  const restore = await brightenScreen()
  expect(Taro.setScreenBrightness).toHaveBeenLastCalledWith({ value: 1 })
  restore()
  expect(Taro.setScreenBrightness).toHaveBeenLastCalledWith({ value: 0.5 })
  expect(Taro.setKeepScreenOn).toHaveBeenLastCalledWith({ keepScreenOn: false })
})
