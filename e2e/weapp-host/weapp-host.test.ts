import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type AppConfig, readJson, routesOf } from './compile'
import { startWeapp, type Weapp, type WeappOptions } from './start-weapp'

const folders: string[] = []
const running: Weapp[] = []

afterEach(() => {
  for (const weapp of running.splice(0)) weapp.close()
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

/** A hand-written mini-program of one page (and a second to navigate to). */
function aPackage({ script = 'Page({})', wxml = '<view/>', app = '' }): string {
  const dist = mkdtempSync(path.join(tmpdir(), 'weapp-'))
  folders.push(dist)
  const files = {
    'app.json': JSON.stringify({
      pages: ['pages/home/index'],
      subPackages: [{ root: 'pages/staff', pages: ['till'] }],
    }),
    'app.js': `App({});${app}`,
    'app.wxss': 'page { color: red }',
    'pages/home/index.json': '{}',
    'pages/home/index.js': script,
    'pages/home/index.wxml': wxml,
    'pages/staff/till.json': '{}',
    'pages/staff/till.js': 'Page({ data: { from: "" }, onLoad(options) { this.setData({ from: options.from }) } })',
    'pages/staff/till.wxml': '<text>till, from {{from}}</text>',
  }
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(dist, name)), { recursive: true })
    writeFileSync(path.join(dist, name), text)
  }
  return dist
}

function start(dist: string, options: Partial<WeappOptions> = {}): Weapp {
  const weapp = startWeapp({ dist, callFunction: () => null, ...options })
  running.push(weapp)
  return weapp
}

async function openHome(files: Parameters<typeof aPackage>[0], options: Partial<WeappOptions> = {}): Promise<Weapp> {
  const weapp = start(aPackage(files), options)
  await weapp.open('/pages/home/index')
  return weapp
}

describe('a page', () => {
  test('shows what setData wrote after a tap', async () => {
    const weapp = await openHome({
      script: 'Page({ data: { list: [{ n: 0 }] }, add() { this.setData({ "list[0].n": this.data.list[0].n + 1 }) } })',
      wxml: '<view bindtap="add"><text>add</text></view><text>count {{list[0].n}}</text>',
    })
    expect(weapp.text()).toBe('add\ncount 0')
    await weapp.tap('add')
    expect(weapp.text()).toBe('add\ncount 1')
  })

  test('receives a tap from the inside out, until an element catches it', async () => {
    const weapp = await openHome({
      script: `Page({ data: { seen: '' }, see(e) { this.setData({ seen: this.data.seen + e.currentTarget.dataset.name }) } })`,
      wxml: `<view bindtap="see" data-name="c"><view catchtap="see" data-name="b"><view bindtap="see" data-name="a">x</view></view></view>
        <text>{{seen}}</text>`,
    })
    await weapp.tap('x')
    expect(weapp.text()).toBe('x\nab')
  })

  test('gives a form the names and values that were typed', async () => {
    const weapp = await openHome({
      script: 'Page({ data: { sent: "" }, send(e) { this.setData({ sent: JSON.stringify(e.detail.value) }) } })',
      wxml: `<form bindsubmit="send"><input id="n" name="nickname" placeholder="name"/><button form-type="submit">ok</button></form>
        <text>{{sent}}</text>`,
    })
    await weapp.input('name', '小明')
    await weapp.tap('ok')
    expect(weapp.text()).toContain('{"nickname":"小明"}')
  })

  test('hands objects to WXS', async () => {
    const weapp = await openHome({
      script: 'Page({ data: { coupon: { fen: 800 } } })',
      wxml: `<wxs module="money">module.exports = { yuan: function (c) { return c.fen / 100 } }</wxs><text>{{money.yuan(coupon)}}</text>`,
    })
    expect(weapp.text()).toBe('8')
  })

  test('of a subpackage opens by a relative link, and back leads home', async () => {
    const weapp = await openHome({
      script: 'Page({ go() { wx.navigateTo({ url: "../staff/till?from=home" }) } })',
      wxml: '<text bindtap="go">go</text>',
    })
    await weapp.tap('go')
    expect([weapp.page, weapp.text()]).toEqual(['pages/staff/till', 'till, from home'])
    await weapp.back()
    expect(weapp.page).toBe('pages/home/index')
  })
})

describe('a canvas', () => {
  const draw = (id: string) => ({
    script: `Page({ data: { said: '' }, draw() {
      wx.createSelectorQuery().select('#poster').fields({ node: true }).exec(([found]) => {
        if (!found.node) return this.setData({ said: 'no canvas' })
        const picture = found.node.createImage()
        picture.onload = () => this.setData({ said: 'loaded' })
        picture.onerror = () => this.setData({ said: 'no picture' })
        picture.src = '/app.json'
      })
    } })`,
    wxml: `<canvas type="2d" id="${id}"/><text bindtap="draw">draw</text><text>{{said}}</text>`,
  })

  test.each([
    ['poster', 'loaded'],
    ['another', 'no canvas'],
  ])('of the page is found by its id: %s', async (id, said) => {
    const weapp = await openHome(draw(id))
    await weapp.tap('draw')
    expect(weapp.text()).toBe(`draw\n${said}`)
  })
})

test('a page answers what it shares; one that does not share answers nothing', async () => {
  const sharing = await openHome({ script: 'Page({ onShareAppMessage() { return { title: "tea" } } })' })
  expect(sharing.shared()).toEqual({ title: 'tea' })
  expect((await openHome({})).shared()).toBeNull()
})

describe('a call', () => {
  const script = `Page({ data: { reply: '' }, ask() {
    wx.cloud.callFunction({ name: 'api', data: { n: 1, none: undefined } }).then(
      ({ result }) => this.setData({ reply: result.text }), (error) => this.setData({ reply: error.errMsg }))
  } })`
  const wxml = '<text bindtap="ask">ask</text><text>{{reply}}</text>'

  test('of a function crosses as JSON and brings the reply back', async () => {
    const requests: unknown[] = []
    const callFunction = async (request: unknown) => {
      requests.push(request)
      return { text: 'hello' }
    }
    const weapp = await openHome({ script, wxml }, { callFunction })
    await weapp.tap('ask')
    expect(weapp.text()).toBe('ask\nhello')
    expect(requests).toEqual([{ name: 'api', data: { n: 1 } }])
  })

  test('of a function that throws is refused as WeChat refuses it', async () => {
    const callFunction = () => {
      throw new Error('lost')
    }
    const weapp = await openHome({ script, wxml }, { callFunction })
    await weapp.tap('ask')
    expect(weapp.text()).toContain('cloud.callFunction:fail lost')
  })

  test('that only a person can answer is answered by the test', async () => {
    const weapp = await openHome(
      {
        script: 'Page({ scan() { wx.scanCode({ success: (r) => this.setData(r) }) } })',
        wxml: '<text bindtap="scan">{{result||"scan"}}</text>',
      },
      { answers: { scanCode: () => ({ result: 'M-1' }) } },
    )
    await weapp.tap('scan')
    expect(weapp.text()).toBe('M-1')
    expect(weapp.calls.map(({ name }) => name)).toEqual(['scanCode'])
  })
})

describe('is a failure', () => {
  const onTap = (code: string) => ({
    script: `Page({ go() { ${code} } })`,
    wxml: '<text bindtap="go">go</text><text>other</text>',
  })

  test.each([
    ['a wx call that no phone has', 'wx.fly()', /wx\.fly is called/],
    ['the DOM', 'document.title', /Cannot read properties of undefined/],
    ['code made from text', 'new Function("return 1")()', /Code generation from strings disallowed/],
    [
      'a link that leads nowhere',
      'wx.navigateTo({ url: "/pages/nowhere", fail() {} })',
      /page "pages\/nowhere" is not found/,
    ],
    ['an error in a handler', 'throw new Error("broken")', /broken/],
    ['an error in a timer', 'setTimeout(() => { throw new Error("late") }, 5)', /late/],
  ])('%s', async (_what, code, message) => {
    const weapp = await openHome(onTap(code))
    await expect(weapp.tap('go')).rejects.toThrow(message)
  })

  test('a tap on what is not there, is dead, disabled or ambiguous', async () => {
    const weapp = await openHome({
      script: 'Page({ go() {} })',
      wxml: '<text>dead</text><button disabled bindtap="go">off</button><text bindtap="go">twin</text><text bindtap="go">twin</text>',
    })
    await expect(weapp.tap('gone')).rejects.toThrow(/Nothing on the screen is 'gone'[\s\S]*dead/)
    await expect(weapp.tap('dead')).rejects.toThrow(/is dead/)
    await expect(weapp.tap('off')).rejects.toThrow(/is disabled/)
    await expect(weapp.tap('twin')).rejects.toThrow(/2 elements/)
  })

  test('a template or a style sheet that does not compile', () => {
    expect(() => start(aPackage({ wxml: '<view><text></view>' }))).toThrow(/index\.wxml/)
    const dist = aPackage({})
    writeFileSync(path.join(dist, 'app.wxss'), 'page { color: ')
    expect(() => start(dist)).toThrow(/app\.wxss/)
  })
})

describe('the built mini-program', () => {
  const dist = path.resolve(__dirname, '../../dist/weapp')

  test('opens every page, and shows something even when no function answers', async () => {
    if (!existsSync(path.join(dist, 'app.json'))) {
      throw new Error('There is no dist/weapp to drive. Build it first: npx tsx scripts/build-client.ts weapp')
    }
    const callFunction = () => {
      throw Object.assign(new Error('timeout'), { errCode: -1 })
    }
    for (const route of routesOf(readJson<AppConfig>(dist, 'app.json'))) {
      const weapp = start(dist, { callFunction })
      await weapp.open(`/${route}`)
      expect({ route, page: weapp.page }).toEqual({ route, page: route })
      expect({ route, isEmpty: weapp.text() === '' }).toEqual({ route, isEmpty: false })
      expect(weapp.calls.map(({ name }) => name)).toContain('cloud.init')
    }
  })
})
