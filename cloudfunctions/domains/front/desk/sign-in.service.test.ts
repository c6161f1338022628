import { randomBytes } from 'node:crypto'
import { COLLECT_MS, loginIdIn, SESSION_MS, SIGN_IN_MS } from '#shared/front/desk/sign-in'
import { type Browser, CHROME, openBrowser, sha256 } from '../../../testing/browser'
import { openShop, type Shop } from '../../../testing/shop'
import { aClerk, aMember, openStores, type Person } from '../../people/staff/testing/shop-floor'

let shop: Shop
let boss: Person
let browser: Browser
beforeAll(async () => {
  shop = await openShop()
})
beforeEach(async () => {
  shop.reset()
  await openStores(shop)
  boss = await aClerk(shop, { role: 'headquarters', storeIds: [] })
  browser = openBrowser(shop)
})
afterAll(() => shop.close())

const refusedWith = (code: string) => ({ ok: false, error: { code } })
const wrongOf = (digits: string) => String((Number(digits) + 1) % 10_000).padStart(4, '0')
const SAFARI = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Version/18 Safari/605.1.15'

describe('the way in', () => {
  test('scan, read, type the four digits, confirm: the browser is signed in as the person who did', async () => {
    const { qrText, loginId, digits, secret } = await browser.begin()
    expect(loginIdIn(qrText)).toBe(loginId)
    expect(await browser.call('desk.pollSignIn', { loginId, secret })).toMatchObject({
      status: 'waiting',
      session: null,
    })
    expect(await boss.call('desk.lookAtSignIn', { loginId })).toMatchObject({
      browser: 'Chrome · Windows',
      address: '203.0.*.*',
      isSameNetwork: false,
      startedAt: shop.clock.now(),
      person: { name: '小林', role: 'headquarters' },
    })
    await boss.call('desk.confirmSignIn', { loginId, digits })
    const { status, session } = await browser.call('desk.pollSignIn', { loginId, secret })
    expect(status).toBe('signedIn')
    browser.token = session?.token ?? null
    expect(await browser.call('desk.getMine', {})).toMatchObject({
      person: { memberId: boss.memberId, name: '小林' },
      session: { browser: 'Chrome · Windows', isThisOne: true, untilAt: shop.clock.now() + SESSION_MS },
    })
  })

  test('neither the secret of the browser nor the key of the session stands in the database', async () => {
    const { loginId, digits, secret } = await browser.begin()
    await boss.call('desk.confirmSignIn', { loginId, digits })
    const { session } = await browser.call('desk.pollSignIn', { loginId, secret })
    const [, key = 'none'] = session?.token.split('.') ?? []
    const stored = JSON.stringify(shop.database.dump())
    expect([secret, key].filter((text) => stored.includes(text))).toEqual([])
  })

  test('a lost reply is asked for again, for a minute and by the same browser', async () => {
    const { loginId, digits, secret } = await browser.begin()
    await boss.call('desk.confirmSignIn', { loginId, digits })
    const first = await browser.call('desk.pollSignIn', { loginId, secret })
    expect(await browser.call('desk.pollSignIn', { loginId, secret })).toEqual(first)
    expect(shop.database.count('desk_sessions')).toBe(1)
    shop.clock.advance(COLLECT_MS)
    expect(await browser.call('desk.pollSignIn', { loginId, secret })).toMatchObject({ status: 'over', session: null })
  })
})

describe('a code that others have', () => {
  test('tells whoever has read it nothing: the poll wants the secret that only the browser has', async () => {
    const { loginId, digits, secret } = await browser.begin()
    await boss.call('desk.confirmSignIn', { loginId, digits })
    const thief = openBrowser(shop)
    for (const guess of [randomBytes(32).toString('base64url'), sha256(secret).slice(0, 43), loginId.padEnd(43, '0')]) {
      expect(await thief.ask('desk.pollSignIn', { loginId, secret: guess })).toMatchObject(
        refusedWith('SIGN_IN_NOT_FOUND'),
      )
    }
    expect(shop.database.count('desk_sessions')).toBe(0)
  })

  test('does not serve another browser, even with the secret', async () => {
    const { loginId, digits, secret } = await browser.begin()
    await boss.call('desk.confirmSignIn', { loginId, digits })
    const other = openBrowser(shop, { userAgent: SAFARI })
    expect(await other.ask('desk.pollSignIn', { loginId, secret })).toMatchObject(refusedWith('SIGN_IN_NOT_FOUND'))
  })

  test('lets nobody in by being scanned or looked at', async () => {
    const { loginId, secret } = await browser.begin()
    await boss.call('desk.lookAtSignIn', { loginId })
    expect(await browser.call('desk.pollSignIn', { loginId, secret })).toMatchObject({ status: 'waiting' })
  })

  test('is worth nothing without the digits, and after three wrong ones nothing at all', async () => {
    const { loginId, digits, secret } = await browser.begin()
    for (const left of [2, 1, 0]) {
      expect(await boss.ask('desk.confirmSignIn', { loginId, digits: wrongOf(digits) })).toMatchObject({
        error: { code: 'SIGN_IN_DIGITS_WRONG', details: { left } },
      })
    }
    expect(await boss.ask('desk.confirmSignIn', { loginId, digits })).toMatchObject(refusedWith('SIGN_IN_OVER'))
    expect(await browser.call('desk.pollSignIn', { loginId, secret })).toMatchObject({ status: 'over' })
  })

  test('counts wrong digits that many send at once', async () => {
    const { loginId, digits } = await browser.begin()
    const guesses = Array.from({ length: 8 }, () =>
      boss.ask('desk.confirmSignIn', { loginId, digits: wrongOf(digits) }),
    )
    const codes = (await Promise.all(guesses)).map((reply) => (reply.ok ? 'ok' : reply.error.code))
    expect(codes.filter((code) => code === 'SIGN_IN_DIGITS_WRONG')).toHaveLength(3)
  })

  test('ends after two minutes', async () => {
    const { loginId, digits, secret } = await browser.begin()
    shop.clock.advance(SIGN_IN_MS)
    expect(await boss.ask('desk.lookAtSignIn', { loginId })).toMatchObject(refusedWith('SIGN_IN_OVER'))
    expect(await boss.ask('desk.confirmSignIn', { loginId, digits })).toMatchObject(refusedWith('SIGN_IN_OVER'))
    expect(await browser.call('desk.pollSignIn', { loginId, secret })).toMatchObject({ status: 'over' })
  })

  test('is good for one person: the second who confirms finds it over', async () => {
    const other = await aClerk(shop, { role: 'headquarters', storeIds: [] })
    const { loginId, digits } = await browser.begin()
    await boss.call('desk.confirmSignIn', { loginId, digits })
    expect(await other.ask('desk.confirmSignIn', { loginId, digits })).toMatchObject(refusedWith('SIGN_IN_OVER'))
  })

  test('that was sent by somebody else is refused with a tap, ends, and the shop is told', async () => {
    const { loginId, digits, secret } = await browser.begin()
    await boss.call('desk.refuseSignIn', { loginId })
    expect(await boss.ask('desk.confirmSignIn', { loginId, digits })).toMatchObject(refusedWith('SIGN_IN_OVER'))
    expect(await browser.call('desk.pollSignIn', { loginId, secret })).toMatchObject({ status: 'over' })
    expect((await shop.ops('job.listAlerts', {})).alerts).toMatchObject([{ kind: 'desk-sign-in' }])
  })

  test('of another kind is no sign-in', async () => {
    const scans = ['https://example.com', 'changlai-desk:', `changlai-desk:${'a'.repeat(23)}`, `x${'a'.repeat(22)}`]
    expect(scans.map(loginIdIn)).toEqual([null, null, null, null])
    expect(await boss.ask('desk.lookAtSignIn', { loginId: 'A'.repeat(22) })).toMatchObject(
      refusedWith('SIGN_IN_NOT_FOUND'),
    )
  })
})

describe('who has no business at the desk', () => {
  test.each(['desk.lookAtSignIn', 'desk.confirmSignIn', 'desk.refuseSignIn'] as const)(
    'a member and a clerk are refused by %s',
    async (action) => {
      const { loginId, digits } = await browser.begin()
      const input = action === 'desk.confirmSignIn' ? { loginId, digits } : { loginId }
      for (const person of [await aMember(shop), await aClerk(shop)]) {
        expect(await person.ask(action, input as never)).toMatchObject(refusedWith('NOT_ALLOWED'))
      }
    },
  )

  test('who is dismissed between the confirmation and the poll gets no session', async () => {
    const { loginId, digits, secret } = await browser.begin()
    await boss.call('desk.confirmSignIn', { loginId, digits })
    await shop.ops('staff.dismiss', { memberId: boss.memberId })
    expect(await browser.ask('desk.pollSignIn', { loginId, secret })).toMatchObject(refusedWith('NOT_ALLOWED'))
  })

  test('who asks for codes without end is asked to wait, and others are not', async () => {
    for (let begun = 0; begun < 20; begun += 1) await browser.begin()
    expect(await browser.ask('desk.beginSignIn', { secretHash: sha256('x') })).toMatchObject(
      refusedWith('TOO_MANY_REQUESTS'),
    )
    await openBrowser(shop, { address: '198.51.100.9' }).begin()
    shop.clock.advance(SIGN_IN_MS)
    await browser.begin()
  })
})

describe('a session', () => {
  beforeEach(() => browser.signIn(boss))

  test('ends after eight hours', async () => {
    shop.clock.advance(SESSION_MS - 1)
    expect(await browser.ask('desk.getMine', {})).toMatchObject({ ok: true })
    shop.clock.advance(1)
    expect(await browser.ask('desk.getMine', {})).toMatchObject(refusedWith('SIGN_IN_NEEDED'))
  })

  test('has the role of this moment: a dismissal counts at the next call, and an appointment gives it back', async () => {
    expect(await browser.ask('report.getBoard', {})).toMatchObject({ ok: true })
    await shop.ops('staff.dismiss', { memberId: boss.memberId })
    expect(await browser.ask('report.getBoard', {})).toMatchObject(refusedWith('NOT_ALLOWED'))
    expect(await browser.ask('desk.getMine', {})).toMatchObject(refusedWith('NOT_ALLOWED'))
  })

  test('of somebody who has cancelled the membership is worth nothing', async () => {
    await boss.call('member.close', { confirm: '注销' })
    expect(await browser.ask('desk.getMine', {})).toMatchObject({ ok: false })
  })

  test('is listed on the phone and ended from there, at once', async () => {
    const { sessions } = await boss.call('desk.listSessions', {})
    expect(sessions).toMatchObject([{ browser: 'Chrome · Windows', isThisOne: false }])
    await boss.call('desk.endSession', { sessionId: sessions[0]?.sessionId })
    expect(await browser.ask('desk.getMine', {})).toMatchObject(refusedWith('SIGN_IN_NEEDED'))
    expect(await boss.call('desk.listSessions', {})).toMatchObject({ sessions: [] })
  })

  test('ends itself when its person signs out', async () => {
    await browser.call('desk.endSession', {})
    expect(await browser.ask('desk.getMine', {})).toMatchObject(refusedWith('SIGN_IN_NEEDED'))
  })

  test('of anybody is an owner’s to see and to end, and nobody else’s', async () => {
    expect(await boss.ask('desk.listSessions', { isEverybody: true })).toMatchObject(refusedWith('NOT_ALLOWED'))
    const owner = await aMember(shop)
    const { code } = await shop.ops('grant.makeOwnerCode', {})
    await owner.call('grant.claimOwner', { code, name: '周总' })
    const { sessions } = await owner.call('desk.listSessions', { isEverybody: true })
    expect(sessions).toMatchObject([{ person: { memberId: boss.memberId, name: '小林' } }])
    await owner.call('desk.endSession', { sessionId: sessions[0]?.sessionId })
    expect(await browser.ask('desk.getMine', {})).toMatchObject(refusedWith('SIGN_IN_NEEDED'))
    expect(shop.database.find('audits', { query: { action: 'desk.endSession' } })).toMatchObject([
      { actor: owner.memberId, subject: boss.memberId },
    ])
  })

  test('of somebody else is not theirs to end', async () => {
    const other = await aClerk(shop, { role: 'headquarters', storeIds: [] })
    const { sessions } = await boss.call('desk.listSessions', {})
    expect(await other.ask('desk.endSession', { sessionId: sessions[0]?.sessionId })).toMatchObject(
      refusedWith('SESSION_NOT_FOUND'),
    )
    expect(await other.call('desk.listSessions', {})).toMatchObject({ sessions: [] })
    expect(await browser.ask('desk.getMine', {})).toMatchObject({ ok: true })
  })

  test('whose key turns up in another browser ends for both, and a person is told', async () => {
    const thief = openBrowser(shop, { userAgent: SAFARI })
    thief.token = browser.token
    expect(await thief.ask('desk.getMine', {})).toMatchObject(refusedWith('SIGN_IN_NEEDED'))
    expect(await browser.ask('desk.getMine', {})).toMatchObject(refusedWith('SIGN_IN_NEEDED'))
    expect((await shop.ops('job.listAlerts', {})).alerts).toMatchObject([{ kind: 'desk-session' }])
  })

  test('is not chosen by whoever asks: a key that was sent along before signing in is not the one', async () => {
    const victim = openBrowser(shop, { address: '198.51.100.9' })
    const planted = `ses_${'A'.repeat(22)}.${'B'.repeat(43)}`
    victim.token = planted
    await victim.signIn(boss)
    expect(victim.token).not.toBe(planted)
    const planter = openBrowser(shop)
    planter.token = planted
    expect(await planter.ask('desk.getMine', {})).toMatchObject(refusedWith('SIGN_IN_NEEDED'))
  })

  test.each<[string, (token: string) => string]>([
    ['another secret half', (token) => `${token.slice(0, -1)}${token.endsWith('A') ? 'E' : 'A'}`],
    ['the other half alone', (token) => token.split('.')[0] ?? ''],
    ['the hash instead of the key', (token) => `${token.split('.')[0]}.${sha256(token).slice(0, 43)}`],
    ['something behind', (token) => `${token}x`],
  ])('is not opened by a key with %s', async (_what, changed) => {
    browser.token = changed(browser.token ?? '')
    expect(await browser.ask('desk.getMine', {})).toMatchObject(refusedWith('SIGN_IN_NEEDED'))
  })

  test('sends one request once: its id stands for its content, for this person', async () => {
    const requestId = shop.newRequestId()
    const { sessions } = await browser.call('desk.listSessions', {})
    await browser.ask('desk.endSession', { sessionId: sessions[0]?.sessionId }, requestId)
    await browser.signIn(boss)
    expect(await browser.ask('desk.endSession', {}, requestId)).toMatchObject(refusedWith('REQUEST_ID_USED'))
  })
})

test('sign-ins are forgotten after a week, sessions after half a year', async () => {
  await browser.signIn(boss)
  shop.clock.advance(8 * 86_400_000)
  await shop.ops('job.run', { job: 'forget-desk-sessions' })
  expect([shop.database.count('desk_sign_ins'), shop.database.count('desk_sessions')]).toEqual([0, 1])
  shop.clock.advance(180 * 86_400_000)
  await shop.ops('job.run', { job: 'forget-desk-sessions' })
  expect(shop.database.count('desk_sessions')).toBe(0)
})

test('whoever is not signed in asks in vain for everything but to sign in', async () => {
  for (const action of ['desk.getMine', 'report.getBoard', 'settings.list', 'desk.endSession'] as const) {
    expect(await openBrowser(shop).ask(action, {})).toMatchObject(refusedWith('SIGN_IN_NEEDED'))
  }
  expect(await openBrowser(shop, { userAgent: CHROME }).ask('check-in.perform' as never, {} as never)).toMatchObject(
    refusedWith('UNKNOWN_ACTION'),
  )
})
