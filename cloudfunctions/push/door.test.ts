import fc from 'fast-check'
import { ANSWER_LATE_MS, ASKS_MAX } from '#shared/reach/feedback/photo'
import { mediaCheckMessage } from '../../local-cloud/control/pushes'
import { runJob } from '../domains/base/job/job.service'
import { aMember, openStores, type Person } from '../domains/people/staff/testing/shop-floor'
import { openBox } from '../domains/reach/feedback/testing/said'
import { nouns } from '../nouns'
import { jobsOf } from '../platform/noun/job'
import { envOfPhone, envOfTimer, invocationOf } from '../testing/identity'
import { openShop, type Shop } from '../testing/shop'
import { timerContext } from '../testing/timer-context'
import { main } from '.'

const TRACE = '60ae120f-371d5872-7941a05b'
const RECEIVED = 'success'

let shop: Shop
let member: Person
let feedbackId: string
let goBack: () => void
beforeAll(async () => {
  shop = await openShop()
  openBox(shop)
  await openStores(shop)
  member = await aMember(shop)
  goBack = shop.remember()
})
beforeEach(() => {
  goBack()
  for (const name of ['WX_OPENID', 'TCB_SOURCE', 'TRIGGER_SRC']) delete process.env[name]
  shop.openapi.reply('security.mediaCheckAsync', () => ({
    kind: 'json',
    body: { errcode: 0, errmsg: 'ok', trace_id: TRACE },
  }))
})
afterAll(() => shop.close())

async function send(): Promise<void> {
  const path = `feedback/${member.memberId}/a.jpg`
  const { fileId } = shop.storage.put(path, Buffer.from('a picture'), member.openid)
  const written = { kind: 'complaint' as const, storeId: null, text: '杯子漏', photoFileIds: [fileId] }
  feedbackId = (await member.call('feedback.write', written)).feedbackId
}

const SUGGEST = { pass: { suggest: 'pass', label: 100 }, risky: { suggest: 'risky', label: 20001 } } as const
const answerOf = (suggest: keyof typeof SUGGEST, traceId = TRACE) =>
  mediaCheckMessage({ traceId, appId: 'wxlocal', result: SUGGEST[suggest], at: shop.clock.now() })
const push = (event: unknown, variables: Record<string, string> = {}) => main(event, invocationOf(variables))
const stateOf = () => (shop.database.get('feedback_photos', `${feedbackId}:0`) as { state: string } | null)?.state
const checkPhotos = async () =>
  runJob({ ...timerContext(), requestId: shop.newRequestId() }, await jobsOf(nouns), 'check-photos')
const ticketOf = () => shop.ops('feedback.getTicket', { feedbackId })

describe('the answer about a photo', () => {
  beforeEach(send)

  test('is waited for with the photo shown to nobody, and shows it then to whoever answers', async () => {
    expect(stateOf()).toBe('checking')
    expect(await ticketOf()).toMatchObject({ photos: [], photosChecking: 1 })
    expect(await push(answerOf('pass'))).toBe(RECEIVED)
    expect((await ticketOf()).photos).toEqual([expect.stringContaining('a.jpg')])
    expect((await member.call('feedback.getMine', { feedbackId })).feedback.photos).toMatchObject([{ state: 'passed' }])
  })

  test('comes twice, twenty times at once, and from WeChat with an openid: it counts once', async () => {
    const openid = { WX_OPENID: member.openid, WX_APPID: 'wxlocal', TCB_SOURCE: '' }
    const replies = await Promise.all(Array.from({ length: 20 }, () => push(answerOf('pass'), openid)))
    expect(new Set(replies)).toEqual(new Set([RECEIVED]))
    expect(await push(answerOf('risky'))).toBe(RECEIVED)
    expect(stateOf()).toBe('passed')
  })

  test.each(['risky', 'review'] as const)(
    'that says %s hides the photo for good and removes the file',
    async (suggest) => {
      const answer = { ...answerOf('risky'), result: { suggest, label: 20001 } }
      expect(await push(answer)).toBe(RECEIVED)
      expect(stateOf()).toBe('refused')
      expect(await ticketOf()).toMatchObject({ photos: [], photosHidden: 1 })
      expect(JSON.stringify(shop.storage.list())).not.toContain('a.jpg')
    },
  )

  test('is asked for again when it does not come, and in the end nobody sees the photo', async () => {
    for (let asks = 1; asks < ASKS_MAX; asks += 1) {
      shop.clock.advance(ANSWER_LATE_MS)
      await checkPhotos()
      expect(stateOf()).toBe('checking')
    }
    shop.clock.advance(ANSWER_LATE_MS)
    await checkPhotos()
    expect(stateOf()).toBe('unknown')
    expect(await push(answerOf('pass'))).toBe(RECEIVED)
    expect(stateOf()).toBe('unknown')
  })

  test('is thrown back when our database fails, so that WeChat sends it again', async () => {
    shop.faults.add({ match: { collection: 'feedback_photos' }, kind: 'error', times: 3 })
    await expect(push(answerOf('pass'))).rejects.toThrow()
    shop.faults.clear()
    expect(await push(answerOf('pass'))).toBe(RECEIVED)
    expect(stateOf()).toBe('passed')
  })
})

test('a photo of a record that was merged meanwhile is asked about as the person’s, and one from its folder is taken', async () => {
  const asked: unknown[] = []
  shop.openapi.reply('security.mediaCheckAsync', (body) => {
    asked.push((body as { openid: string }).openid)
    return { kind: 'json', body: { errcode: 0, errmsg: 'ok', trace_id: TRACE } }
  })
  await send()
  const heir = await aMember(shop)
  await shop.ops('member.merge', { from: member.memberId, into: heir.memberId, note: '同一人' })
  shop.clock.advance(ANSWER_LATE_MS + 1)
  await checkPhotos()
  expect(asked).toEqual([member.openid, expect.stringMatching(/^o/)])
  const { fileId } = shop.storage.put(`feedback/${member.memberId}/b.jpg`, Buffer.from('a picture'), member.openid)
  const written = { kind: 'complaint' as const, storeId: null, text: '漏', photoFileIds: [fileId] }
  expect(await member.ask('feedback.write', written)).toMatchObject({ ok: true })
})

test('a photo of somebody else’s folder is not taken', async () => {
  const other = await aMember(shop)
  for (const path of [`feedback/${other.memberId}/a.jpg`, `feedback/${member.memberId}/../${other.memberId}/a.jpg`]) {
    const photoFileIds = [`cloud://${shop.envId}/${path}`]
    const reply = await member.ask('feedback.write', { kind: 'complaint', storeId: null, text: '漏', photoFileIds })
    expect(reply).toMatchObject({ ok: false, error: { code: 'INVALID_INPUT' } })
  }
})

describe('whom the door never lets in', () => {
  beforeEach(send)

  test.each<[string, Record<string, string>]>([
    ['a phone', envOfPhone('oSomebody')],
    ['a phone by another function', { TCB_SOURCE: 'wx_client,scf' }],
    ['a simulator', { TCB_SOURCE: 'wx_devtools' }],
    ['the HTTP interface', { TCB_SOURCE: 'wx_http' }],
    ['another function', { TCB_SOURCE: 'scf' }],
    ['the timer', envOfTimer()],
  ])('%s that forges a whole answer, the name of the check included', async (_who, variables) => {
    const before = shop.database.dump()
    expect(await push(answerOf('pass'), variables)).toMatchObject({ ok: false, error: { code: 'NOT_ALLOWED' } })
    expect(shop.database.dump()).toEqual(before)
  })

  test('whoever invents an answer changes nothing, and costs one read at most', async () => {
    const before = shop.database.dump()
    const anything = fc.oneof(fc.anything({ maxDepth: 2 }), fc.constant({ $ne: null }), fc.constant('__proto__'))
    const forged = fc.record(
      {
        ...{ MsgType: fc.oneof(fc.constant('event'), anything), FromUserName: anything, CreateTime: anything },
        Event: fc.oneof(fc.constantFrom('wxa_media_check', 'constructor', 'subscribe_msg_popup_event'), anything),
        trace_id: fc.oneof(fc.string({ maxLength: 40 }), fc.constantFrom(`${TRACE}0`, TRACE.toUpperCase()), anything),
        version: fc.oneof(fc.constant(2), anything),
        errcode: fc.oneof(fc.constant(0), fc.integer(), anything),
        result: fc.oneof(fc.record({ suggest: fc.oneof(fc.constantFrom('pass', 'risky'), anything) }), anything),
      },
      { requiredKeys: [] },
    )
    await fc.assert(
      fc.asyncProperty(fc.oneof(forged, anything), async (event) => {
        expect(await shop.roundTrips(() => push(event))).toBeLessThanOrEqual(2)
      }),
      { numRuns: 150, seed: 7 },
    )
    expect(shop.database.dump()).toEqual(before)
  })

  test.each<[string, Record<string, unknown>]>([
    ['version 1', { version: 1 }],
    ['no outcome', { result: undefined }],
    ['a new word', { result: { suggest: 'perhaps', label: 1 } }],
    ['a name in a list', { trace_id: [TRACE] }],
    ['a message without end', { detail: 'x'.repeat(30_000) }],
  ])('an answer with %s changes nothing', async (_what, part) => {
    await push({ ...answerOf('pass'), ...part })
    expect(stateOf()).toBe('checking')
  })
})
