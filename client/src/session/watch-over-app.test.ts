import { forgetFaults } from '../api/report-fault'
import Taro, { resetTaro, updateManager } from '../testing/taro'
import { watchOverApp } from './watch-over-app'

beforeEach(() => {
  resetTaro()
  forgetFaults()
  watchOverApp()
})

const toldFaults = () => {
  const queue = Taro.getStorageSync('event-queue') as { waiting?: { name: string; props: object }[] }
  return (queue.waiting ?? []).filter(({ name }) => name === 'app.failed').map(({ props }) => props)
}

test('a fault in a handler and a promise that nobody waited for are told by kind and place, without their words', () => {
  Taro.onError.mock.calls[0]?.[0](
    'MiniProgramError\nTypeError: 13800138000 is no member\n    at a (https://usr/common.js:1:512)',
  )
  Taro.onUnhandledRejection.mock.calls[0]?.[0]({ reason: new RangeError('林间') })
  const told = toldFaults()
  expect(told).toMatchObject([
    { kind: 'error', error: 'TypeError', place: 'usr/common.js:1:512' },
    { kind: 'rejection', error: 'RangeError' },
  ])
  expect(JSON.stringify(told)).not.toMatch(/13800138000|林间/)
})

test('the same fault is told once, and no more than five different ones: a sample is enough', () => {
  for (let line = 1; line <= 9; line += 1) {
    const text = `TypeError: x\n at b (pages/home/index.js:1:${line})`
    Taro.onError.mock.calls[0]?.[0](text)
    Taro.onError.mock.calls[0]?.[0](text)
  }
  expect(toldFaults()).toHaveLength(5)
})

test('a link to a page that is gone leads home, and only its route is told', () => {
  Taro.onPageNotFound.mock.calls[0]?.[0]({ path: 'pages/old/index' })
  Taro.onPageNotFound.mock.calls[0]?.[0]({ path: 'pages/x?phone=13800138000' })
  expect(Taro.switchTab).toHaveBeenCalledWith({ url: '/pages/home/index' })
  expect(toldFaults()).toEqual([{ kind: 'page-not-found', page: 'pages/old/index' }, { kind: 'page-not-found' }])
})

test('a new version is offered and never put in by itself', async () => {
  Taro.showModal.mockResolvedValueOnce({ confirm: false, cancel: true })
  updateManager.onUpdateReady.mock.calls[0]?.[0]()
  await Promise.resolve()
  await Promise.resolve()
  expect(updateManager.applyUpdate).not.toHaveBeenCalled()
  updateManager.onUpdateReady.mock.calls[0]?.[0]()
  await Promise.resolve()
  await Promise.resolve()
  expect(updateManager.applyUpdate).toHaveBeenCalledTimes(1)
})
