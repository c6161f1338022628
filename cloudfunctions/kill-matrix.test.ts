import type { ActionName, AppContract } from '#shared/contract'
import type { BusinessDay } from '#shared/kernel/business-day'
import type { Input } from '#shared/kernel/contract'
import { describeKillMatrix, type KillCase } from './testing/kill-matrix'
import { openShop, type Phone, type Shop } from './testing/shop'

// Every action that writes is here: killed at each of its database calls, it must succeed when it is sent again.

const DAY_MS = 86_400_000

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
afterAll(() => shop.close())

async function aMember(of: Shop): Promise<Phone & { memberId: string }> {
  of.openapi.reply('security.msgSecCheck', () => ({ kind: 'json', body: { errcode: 0, result: { suggest: 'pass' } } }))
  of.openapi.reply('phonenumber.getPhoneNumber', () => ({
    kind: 'json',
    body: { errcode: 0, phone_info: { pure_phone_number: '13800001177', country_code: '86' } },
  }))
  const phone = of.phone()
  const { memberId } = await phone.call('home.open', {})
  return { ...phone, memberId }
}

/** A member's action after some preparation. */
function memberCase<K extends ActionName>(
  action: K,
  input: Input<AppContract[K]>,
  prepare: (phone: Phone, of: Shop) => Promise<unknown> = async () => undefined,
): KillCase {
  return {
    name: action,
    prepare: async (of) => {
      const phone = await aMember(of)
      await prepare(phone, of)
      return (requestId) => phone.ask(action, input, requestId)
    },
  }
}

/** An operator's action on a member. */
function operatorCase<K extends ActionName>(
  action: K,
  prepare: (memberId: string, of: Shop) => Promise<Input<AppContract[K]>>,
): KillCase {
  return {
    name: action,
    prepare: async (of) => {
      const input = await prepare((await aMember(of)).memberId, of)
      return (requestId) => of.askOps(action, input, requestId)
    },
  }
}

const aWeekOfCheckIns = async (phone: Phone, of: Shop) => {
  for (let day = 0; day < 7; day += 1) {
    await phone.call('check-in.perform', {})
    of.clock.advance(DAY_MS)
  }
  of.clock.advance(DAY_MS)
}

describeKillMatrix(
  () => shop,
  [
    {
      name: 'home.open of a new visitor',
      prepare: async (of) => {
        const phone = of.phone('oNewVisitor', 'uNewVisitor')
        return (requestId) => phone.ask('home.open', {}, requestId)
      },
    },
    memberCase('check-in.perform', {}),
    memberCase('check-in.makeUp', { day: '2026-11-29' as BusinessDay }, aWeekOfCheckIns),
    memberCase('member.updateProfile', { nickname: '林间', birthday: '1990-05-01' as BusinessDay }),
    memberCase('member.setConsent', { purpose: 'analytics', isGranted: true }),
    memberCase('member.bindPhone', { code: 'c1' }),
    memberCase('member.close', { confirm: '注销' }),
    operatorCase('points.adjust', async (memberId) => ({ memberId, points: 50, note: '测试' })),
    operatorCase('points.reverse', async (memberId, of) => {
      const { entryId } = await of.ops('points.adjust', { memberId, points: 50, note: '误发' })
      return { entryId, note: '撤回' }
    }),
    operatorCase('member.merge', async (memberId, of) => {
      const other = await aMember(of)
      return { from: other.memberId, into: memberId, note: '同一人' }
    }),
    operatorCase('migration.pause', async () => ({ by: '周总' })),
    operatorCase('migration.start', async () => ({ by: '周总' })),
    operatorCase('facts.runAgain', async (memberId, of) => {
      const factId = `tier.reached:${memberId}:jade`
      const payload = { tierKey: 'jade', sinceDay: null }
      const failed = { status: 'failed', attempts: 8, dueAt: null, failedAt: of.clock.now() }
      const told = { name: 'tier.reached', memberId, payload, toldAt: of.clock.now() }
      of.database.put('outbox', { _id: factId, ...told, status: 'failed', dueAt: null, answers: { tier: failed } })
      return { factId, by: 'tier' }
    }),
    operatorCase('member.unmerge', async (memberId, of) => {
      const other = await aMember(of)
      await of.ops('member.merge', { from: other.memberId, into: memberId, note: '同一人' })
      return { from: other.memberId, note: '弄错了' }
    }),
  ],
)
