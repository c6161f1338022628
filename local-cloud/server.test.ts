import path from 'node:path'
import { startTestServer, type TestServer } from './control/testing/test-server'

const SDK = JSON.stringify(path.join(__dirname, '..', 'node_modules', 'wx-server-sdk'))
const withSdk = (body: string) => `
  const cloud = require(${SDK}); cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV }); const db = cloud.database()
  exports.main = async (event, context) => { const own = JSON.parse(context.environment); ${body} }`

const functions = {
  who: withSdk('return { own, sdk: cloud.getWXContext() }'),
  note: withSdk(
    "await db.collection('notes').add({ data: { _id: event.id, at: new Date(), text: event.text } }); return 1",
  ),
  caller: withSdk('return (await cloud.callFunction({ name: event.name, data: { a: 1 } })).result'),
  slow: { code: 'exports.main = () => new Promise(() => {})', config: { timeout: 1 } },
  phone: withSdk('return cloud.openapi.phonenumber.getPhoneNumber({ code: event.code })'),
  image: withSdk("return (await cloud.openapi.wxacode.getUnlimited({ scene: 's' })).contentType"),
  file: withSdk('return (await cloud.downloadFile({ fileID: event.fileID })).fileContent.toString()'),
  link: withSdk('return (await cloud.getTempFileURL({ fileList: [event.fileID] })).fileList[0].tempFileURL'),
  jobs: {
    code: withSdk("return [event.Type, own.TCB_SOURCE, own.TRIGGER_SRC ?? null, own.WX_OPENID ?? 'nobody']"),
    config: { triggers: [{ name: 'nightly', type: 'timer', config: '0 0 0 * * * *' }] },
  },
}
const rules = { '*': { invoke: 'auth != null' }, jobs: { invoke: false } }

let server: TestServer
beforeAll(async () => {
  server = await startTestServer({ functions, rules })
})
beforeEach(() => server.control('POST', '/reset', {}))
afterAll(() => server.close())

describe('phones', () => {
  test('call functions in the name of the person who holds them', async () => {
    await server.control('POST', '/people', { people: [{ id: 'lin', name: '林间', openid: 'oLin', unionid: 'uLin' }] })
    expect(await server.phone('lin', 'who')).toMatchObject({
      result: {
        own: { WX_OPENID: 'oLin', WX_UNIONID: 'uLin', TCB_SOURCE: 'wx_client', WX_APPID: expect.stringMatching(/^wx/) },
        sdk: { OPENID: 'oLin', UNIONID: 'uLin', SOURCE: 'wx_client' },
      },
    })
  })

  test('that nobody knows are new visitors, each with an openid of their own', async () => {
    const [one, other] = [await server.phone('visitor-1', 'who'), await server.phone('visitor-2', 'who')]
    expect(one.result).not.toEqual(other.result)
    expect(await server.control('GET', '/people')).toHaveLength(2)
  })

  test('that say nobody’s name are refused', async () => {
    const response = await fetch(`${server.url}/functions/who`, { method: 'POST' })
    expect(response.status).toBe(400)
  })

  test('may not call what the rules close, nor what does not exist', async () => {
    expect(await server.phone('lin', 'jobs', { Type: 'Timer' })).toMatchObject({ errCode: -501023 })
    expect(await server.phone('lin', 'nowhere')).toMatchObject({ errCode: -501000 })
  })

  test('learn of a time-out as the platform tells it', async () => {
    expect(await server.phone('lin', 'slow')).toMatchObject({
      errCode: -504003,
      errMsg: expect.stringContaining('Invoking task timed out after 1 seconds'),
    })
  })

  test('exchange the button’s code for their own number, once', async () => {
    await server.control('POST', '/people', { people: [{ id: 'lin', name: '林间', phone: '13800001111' }] })
    const pressed = await fetch(`${server.url}/phone-code`, { method: 'POST', headers: { 'x-changlai-person': 'lin' } })
    const { code } = (await pressed.json()) as { code: string }
    const first = await server.phone('lin', 'phone', { code })
    expect(first.result).toMatchObject({ phoneInfo: { purePhoneNumber: '13800001111', countryCode: '86' } })
    expect(await server.phone('lin', 'phone', { code })).toMatchObject({ errCode: -504002 })
  })

  test('put files into storage, where functions read them', async () => {
    const stored = await fetch(`${server.url}/storage/avatars/lin.txt`, {
      method: 'POST',
      headers: { 'x-changlai-person': 'lin' },
      body: 'tea',
    })
    const { fileID } = (await stored.json()) as { fileID: string }
    expect(fileID).toMatch(/^cloud:\/\/.*\/avatars\/lin\.txt$/)
    expect(await server.phone('lin', 'file', { fileID })).toMatchObject({ result: 'tea' })
  })

  describe('see in storage what the permission “only the creator and the administrator” lets them see', () => {
    const upload = (as: string, name: string) =>
      fetch(`${server.url}/storage/${name}`, { method: 'POST', headers: { 'x-changlai-person': as }, body: 'tea' })
    const show = (as: string, name: string) => fetch(`${server.url}/storage/${name}?as=${as}`)

    test('their own file', async () => {
      await upload('lin', 'avatars/lin.txt')
      expect(await (await show('lin', 'avatars/lin.txt')).text()).toBe('tea')
      expect((await show('lin', 'avatars/none.txt')).status).toBe(404)
    })

    test('no file of another phone, and none of the administrator', async () => {
      await upload('lin', 'avatars/lin.txt')
      server.cloud.storage.put('codes/a.png', Buffer.from('code'))
      for (const name of ['avatars/lin.txt', 'codes/a.png']) {
        const refused = await show('he', name)
        expect([refused.status, await refused.json()]).toEqual([
          403,
          { errCode: -503002, errMsg: 'STORAGE_EXCEED_AUTHORITY' },
        ])
        expect((await upload('he', name)).status).toBe(400)
      }
      expect(server.cloud.storage.get(server.cloud.storage.fileIdOf('codes/a.png'))?.toString()).toBe('code')
    })

    test('through a link that a function has asked for, until it ends', async () => {
      const { fileId } = server.cloud.storage.put('codes/a.png', Buffer.from('code'))
      expect((await fetch(`${server.url}/cos/codes/a.png`)).status).toBe(403)
      const { result } = (await server.phone('lin', 'link', { fileID: fileId })) as { result: string }
      expect(await (await fetch(result)).text()).toBe('code')
      expect((await fetch(result.replace('a.png', 'b.png'))).status).not.toBe(200)
      await server.control('POST', '/clock', { advanceMs: 601_000 })
      expect((await fetch(result)).status).toBe(403)
    })
  })

  test.each(['../secret', 'a//b', '.hidden', 'a/..%2Fb'])('cannot choose the file name %s', async (name) => {
    const headers = { 'x-changlai-person': 'lin' }
    const stored = await fetch(`${server.url}/storage/${encodeURIComponent(name)}`, {
      method: 'POST',
      headers,
      body: 'x',
    })
    expect(stored.status).toBe(400)
  })

  test('without a network fail before anything happens; with lost replies, after it', async () => {
    const noteIs = async (id: string) => server.cloud.database.get('notes', id) !== null
    await server.control('PUT', '/fault-switches', { phoneOffline: 1 })
    await expect(server.phone('lin', 'note', { id: 'n1' })).rejects.toThrow()
    expect(await noteIs('n1')).toBe(false)
    await server.control('PUT', '/fault-switches', { phoneOffline: 0, phoneLostReplyRate: 1 })
    await expect(server.phone('lin', 'note', { id: 'n2' })).rejects.toThrow()
    expect(await noteIs('n2')).toBe(true)
  })
})

describe('pages of a browser', () => {
  const own = () => ({ origin: server.url, 'content-type': 'application/json' })
  const statusOf = async (method: string, address: string, headers: Record<string, string>) =>
    (await fetch(server.url + address, { method, headers, ...(method === 'GET' ? {} : { body: '{}' }) })).status

  test.each([
    ['POST', '/control/reset'],
    ['POST', '/admin'],
    ['POST', '/functions/who'],
    ['POST', '/storage/a.txt'],
    ['POST', '/phone-code'],
    ['GET', '/control/dump'],
    ['GET', '/'],
    ['GET', '/phone/'],
  ])('on another port of this machine are refused at %s %s', async (method, address) => {
    const headers = { ...own(), origin: 'http://127.0.0.1:5500', 'x-changlai-person': 'lin' }
    expect(await statusOf(method, address, headers)).toBe(403)
  })

  test('steer the cloud only with the token that the console’s page carries', async () => {
    const page = await (await fetch(server.url)).text()
    const token = /name="changlai-token" content="([\w-]{20,})"/.exec(page)?.[1] ?? ''
    expect(await statusOf('POST', '/control/clock', own())).toBe(403)
    expect(await statusOf('GET', '/control/dump', { 'sec-fetch-site': 'same-origin' })).toBe(403)
    expect(await statusOf('POST', '/control/reset', { ...own(), 'x-changlai-token': `${token}x` })).toBe(403)
    expect(await statusOf('POST', '/control/reset', { ...own(), 'x-changlai-token': token })).toBe(200)
  })

  test('are framed by no other page', async () => {
    for (const address of ['/', '/phone/', '/control/clock', '/nowhere']) {
      const { headers } = await fetch(server.url + address)
      expect(headers.get('content-security-policy')).toBe("frame-ancestors 'self'")
      expect(headers.get('x-frame-options')).toBe('SAMEORIGIN')
    }
  })
})

describe('calls between functions', () => {
  test('carry the chain of sources and nobody’s identity', async () => {
    const reply = await server.phone('lin', 'caller', { name: 'who' })
    expect(reply.result).toMatchObject({ own: { TCB_SOURCE: 'wx_client,scf' } })
    expect(reply.result).not.toHaveProperty('own.WX_OPENID')
  })

  test('may reach what is closed to phones', async () => {
    expect(await server.phone('lin', 'caller', { name: 'jobs' })).toMatchObject({
      result: [null, 'wx_client,scf', null, 'nobody'],
    })
  })

  test('give a time-out as a result and an unknown function as an error', async () => {
    expect(await server.phone('lin', 'caller', { name: 'slow' })).toMatchObject({ result: { statusCode: 433 } })
    expect(await server.phone('lin', 'caller', { name: 'nowhere' })).toMatchObject({ errCode: -504002 })
  })
})

describe('the control API', () => {
  test('invokes as the console, which has no identity and names no source', async () => {
    const reply = await server.control('POST', '/invoke', { functionName: 'who', as: 'console' })
    expect(reply).toMatchObject({ kind: 'ok' })
    expect(reply.result).not.toHaveProperty('own.WX_OPENID')
    expect(reply.result).not.toHaveProperty('own.TCB_SOURCE')
  })

  test('lets phones and timers ask WeChat, and nobody else', async () => {
    const shown = (reply: { message?: string; errMsg?: string }) => reply.message ?? reply.errMsg ?? 'answered'
    const asConsole = await server.control<{ message?: string }>('POST', '/invoke', {
      functionName: 'image',
      as: 'console',
    })
    expect(shown(asConsole)).toMatch(/-604104/)
    expect(shown(await server.phone('lin', 'caller', { name: 'image' }))).not.toBe('answered')
    const asTimer = await server.control<{ message?: string }>('POST', '/invoke', {
      functionName: 'image',
      as: 'timer',
    })
    expect(shown(asTimer)).toBe('answered')
    expect(await server.phone('lin', 'image')).toMatchObject({ result: 'image/png' })
  })

  test('invokes as the phone of a person, under the same rules', async () => {
    const reply = await server.control('POST', '/invoke', { functionName: 'jobs', as: { person: 'lin' } })
    expect(reply).toMatchObject({ kind: 'refused', reason: 'notAllowed' })
  })

  test('lists and fires timers', async () => {
    expect(await server.control('GET', '/timers')).toMatchObject([{ functionName: 'jobs', triggerName: 'nightly' }])
    const fired = await server.control('POST', '/timers/fire', { functionName: 'jobs', triggerName: 'nightly' })
    expect(fired).toMatchObject({ kind: 'ok', result: ['Timer', 'wx_trigger', 'timer', 'nobody'] })
  })

  test('moves the clock for functions and timers at once', async () => {
    await server.control('POST', '/clock', { at: '2026-03-01T23:59:10+08:00' })
    await server.phone('lin', 'note', { id: 'n1' })
    expect(await server.control('POST', '/clock', { advanceMs: 60_000 })).toMatchObject({ fired: 1 })
    const at = server.cloud.database.get('notes', 'n1')?.at
    expect(at instanceof Date && at.toISOString().slice(0, 16)).toBe('2026-03-01T15:59')
    const { offsetMs } = await server.control<{ offsetMs: number }>('POST', '/clock', { real: true })
    expect(offsetMs).toBe(0)
  })

  test('freezes the clock for days that must not move under a test', async () => {
    const at = Date.parse('2026-02-28T23:59:59.999+08:00')
    expect(await server.control('POST', '/clock', { freezeAt: at })).toMatchObject({ now: at, isFrozen: true })
  })

  test('counts round trips by action and shows them in the log', async () => {
    await server.phone('lin', 'note', { id: 'n1', action: 'note.write' })
    expect(await server.control('GET', '/stats')).toMatchObject([
      { action: 'note.write', calls: 1, roundTripsPerCall: 1 },
    ])
    expect(await server.control('GET', '/logs?limit=1')).toMatchObject([
      { action: 'note.write', roundTrips: 1, status: 'ok' },
    ])
  })

  test('tells listeners of each invocation that ends', async () => {
    const stopped = new AbortController()
    const response = await fetch(`${server.url}/control/logs/stream`, { signal: stopped.signal })
    const reader = response.body?.getReader()
    await server.phone('lin', 'who')
    let text = ''
    while (reader && !text.includes('event: invocation'))
      text += Buffer.from((await reader.read()).value ?? []).toString()
    expect(text).toContain('"functionName":"who"')
    stopped.abort()
  })

  test('shows the outbox, latest first, with whom it was for', async () => {
    server.cloud.outbox.push({
      at: 5,
      invocation: 'inv1',
      api: 'subscribeMessage.send',
      data: { touser: 'oLin' },
      reply: { kind: 'json', body: {} },
    })
    expect(await server.control('GET', '/outbox')).toMatchObject([{ apiName: 'subscribeMessage.send', openid: 'oLin' }])
    await server.control('DELETE', '/outbox')
    expect(await server.control('GET', '/outbox')).toEqual([])
  })

  test('adds, lists and clears faults', async () => {
    const { id } = await server.control('POST', '/faults', { kind: 'error', nth: 1, match: { writes: true } })
    expect(await server.control('GET', '/faults')).toMatchObject([{ id, rule: { kind: 'error', nth: 1 } }])
    await server.control('DELETE', `/faults/${id}`)
    expect(await server.control('GET', '/faults')).toEqual([])
  })

  test('a database fault reaches the function', async () => {
    await server.control('PUT', '/fault-switches', { databaseErrorRate: 1 })
    expect(await server.phone('lin', 'note', { id: 'n1' })).toMatchObject({ errCode: -504002 })
    await server.control('PUT', '/fault-switches', { databaseErrorRate: 0 })
    expect(await server.phone('lin', 'note', { id: 'n1' })).toMatchObject({ result: 1 })
  })

  test.each([
    ['POST', '/clock', { advanceMs: 'soon' }, 400],
    ['POST', '/invoke', { functionName: 'who', as: 'god' }, 400],
    ['POST', '/timers/fire', { functionName: 'jobs', triggerName: 'weekly' }, 404],
    ['GET', '/nowhere', undefined, 404],
    ['DELETE', '/people', undefined, 405],
    ['GET', '/collections/%', undefined, 400],
  ])('%s %s with %j is refused with %d', async (method, address, body, status) => {
    await expect(server.control(method, address, body)).rejects.toThrow(String(status))
  })
})

describe('documents', () => {
  const document = JSON.stringify({ _id: 'n1', at: { $date: '2026-03-01T00:00:00.000Z' }, n: 1, deep: { a: [1] } })
  const page = (query = '') =>
    server.control<{ total: number; documents: string[] }>('GET', `/collections/notes${query}`)

  test('are inserted, shown with readable dates, edited and deleted', async () => {
    await server.control('POST', '/collections/notes', { document })
    expect(server.cloud.database.get('notes', 'n1')?.at).toEqual(new Date('2026-03-01T00:00:00.000Z'))
    const { documents } = await page()
    expect(documents.map((text) => JSON.parse(text))).toEqual([JSON.parse(document)])
    await server.control('PUT', '/collections/notes/n1', { document: document.replace('"n":1', '"n":2') })
    expect(server.cloud.database.get('notes', 'n1')).toMatchObject({ n: 2 })
    await server.control('DELETE', '/collections/notes/n1')
    expect(await page()).toEqual({ total: 0, documents: [] })
  })

  test('are browsed by page, filter and sort', async () => {
    for (let n = 1; n <= 5; n += 1) server.cloud.database.put('notes', { _id: `n${n}`, n })
    const filter = encodeURIComponent('{"n":{"$gt":1}}')
    const sort = encodeURIComponent('{"n":-1}')
    const { total, documents } = await page(`?filter=${filter}&sort=${sort}&page=1&size=2`)
    expect([total, documents.map((text) => JSON.parse(text)._id)]).toEqual([4, ['n3', 'n2']])
  })

  test.each([
    ['an id that is taken', 'POST', '/collections/notes', { document }, 409],
    ['no id', 'POST', '/collections/notes', { document: '{"n":1}' }, 400],
    ['a changed id', 'PUT', '/collections/notes/n2', { document }, 400],
    ['what is no JSON', 'POST', '/collections/notes', { document: '{' }, 400],
    ['a collection that is not there', 'POST', '/collections/nowhere', { document }, 404],
    ['a filter that is no JSON', 'GET', '/collections/notes?filter=%7B', undefined, 400],
  ])('%s is refused', async (_name, method, address, body, status) => {
    server.cloud.database.put('notes', { _id: 'n1' })
    await expect(server.control(method, address, body)).rejects.toThrow(String(status))
  })
})

describe('the whole state', () => {
  test('comes back from a dump: people, documents with their dates, files', async () => {
    await server.control('POST', '/people', { people: [{ id: 'lin', name: '林间', openid: 'oLin' }] })
    await server.phone('lin', 'note', { id: 'n1', text: '茶' })
    const { fileId } = await server.control('POST', '/files', { path: 'a.txt', base64: 'dGVh' })
    const before = server.cloud.database.get('notes', 'n1')
    const dump = await server.control('GET', '/dump')
    await server.control('POST', '/reset', {})
    expect(await server.control('GET', '/people')).toEqual([])
    expect(server.cloud.database.get('notes', 'n1')).toBeNull()
    await server.control('POST', '/seed', dump)
    expect(server.cloud.database.get('notes', 'n1')).toEqual(before)
    expect(await server.phone('lin', 'who')).toMatchObject({ result: { own: { WX_OPENID: 'oLin' } } })
    expect(await server.phone('lin', 'file', { fileID: fileId })).toMatchObject({ result: 'tea' })
  })

  test('a reset ends warm instances, faults and moved time', async () => {
    await server.phone('lin', 'who')
    await server.control('PUT', '/fault-switches', { phoneOffline: 1 })
    await server.control('POST', '/clock', { advanceMs: 86_400_000 })
    await server.control('POST', '/reset', {})
    expect(server.runner.instances().who).toEqual({ warm: 0, busy: 0, waiting: 0 })
    expect(await server.control('GET', '/clock')).toMatchObject({ offsetMs: 0 })
    expect(await server.phone('lin', 'who')).toHaveProperty('result')
  })
})

describe('pages', () => {
  test.each([
    ['/', 'text/html', '常来'],
    ['/console/console.css', 'text/css', '--accent'],
    ['/console/console.js', 'text/javascript', '新访客'],
  ])('%s is served', async (address, type, part) => {
    const response = await fetch(server.url + address)
    expect(response.headers.get('content-type')).toContain(type)
    expect(await response.text()).toContain(part)
  })

  test('nothing else is', async () => {
    expect((await fetch(`${server.url}/package.json`)).status).toBe(404)
    expect((await fetch(`${server.url}/console/../server.ts`)).status).toBe(404)
  })
})
