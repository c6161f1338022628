import { openBrowser, sha256 } from '../../../testing/browser'
import { describeKillMatrix, type KillCase } from '../../../testing/kill-matrix'
import { openShop, type Shop } from '../../../testing/shop'
import { aClerk, openStores } from '../../people/staff/testing/shop-floor'

// Killed at each of its database calls, a sign-in must end as if nothing had happened when it is sent again.

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
afterAll(() => shop.close())

async function aSignIn(of: Shop) {
  await openStores(of)
  const boss = await aClerk(of, { role: 'headquarters', storeIds: [] })
  const browser = openBrowser(of)
  return { boss, browser, ...(await browser.begin()) }
}

const cases: KillCase[] = [
  {
    name: 'desk.beginSignIn',
    prepare: async (of) => {
      const browser = openBrowser(of)
      return (requestId) => browser.ask('desk.beginSignIn', { secretHash: sha256('a secret') }, requestId)
    },
  },
  {
    name: 'desk.pollSignIn',
    prepare: async (of) => {
      const { boss, browser, loginId, digits, secret } = await aSignIn(of)
      await boss.call('desk.confirmSignIn', { loginId, digits })
      return (requestId) => browser.ask('desk.pollSignIn', { loginId, secret }, requestId)
    },
  },
  {
    name: 'desk.confirmSignIn',
    prepare: async (of) => {
      const { boss, loginId, digits } = await aSignIn(of)
      return (requestId) => boss.ask('desk.confirmSignIn', { loginId, digits }, requestId)
    },
  },
  {
    name: 'desk.refuseSignIn',
    prepare: async (of) => {
      const { boss, loginId } = await aSignIn(of)
      return (requestId) => boss.ask('desk.refuseSignIn', { loginId }, requestId)
    },
  },
  {
    name: 'desk.endSession',
    prepare: async (of) => {
      await openStores(of)
      const boss = await aClerk(of, { role: 'headquarters', storeIds: [] })
      await openBrowser(of).signIn(boss)
      const { sessions } = await boss.call('desk.listSessions', {})
      const sessionId = sessions[0]?.sessionId
      return (requestId) => boss.ask('desk.endSession', { sessionId }, requestId)
    },
  },
]

describeKillMatrix(() => shop, cases)
