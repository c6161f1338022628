import { type ActionName, appContract } from '#shared/contract'
import type { Access, ActionSpec } from '#shared/kernel/contract'
import { LEVELS, RIGHTS } from '#shared/kernel/rights'
import { type Grant, type GrantScope, heldByRole } from '#shared/people/grant/held'
import { STAFF_ROLES, type StaffRole } from '#shared/people/staff/role'
import { authorizePhone } from './api/authorize'
import { authorizeBrowser } from './desk/authorize'
import { aClerk, aMember, EAST, openStores, type Person, WEST } from './domains/people/staff/testing/shop-floor'
import { findForConsole, findForDesk, findForPhone } from './find-action'
import { nouns } from './nouns'
import { authorizeOperator } from './ops/authorize'
import type { Caller, Context } from './platform/context'
import { DomainError } from './platform/domain-error'
import { openContextFor } from './platform/entry'
import { openShop, type Shop } from './testing/shop'

// Every action, asked for by everybody there is, by every way in: who is let in is written down here a second time.

const actions = (Object.keys(appContract) as ActionName[]).map((name) => ({
  name,
  spec: appContract[name] as ActionSpec,
}))
const guarded = actions.filter(({ spec }) => spec.right !== undefined)

interface Holder {
  name: string
  memberId: string
  openid: string
  role: StaffRole | null
  isOwner: boolean
  grants: Grant[]
}

const SCOPES: GrantScope[] = [
  { kind: 'shop' },
  { kind: 'stores', storeIds: [EAST] },
  { kind: 'regions', regions: ['华东'] },
]

let shop: Shop
let holders: Holder[]
beforeAll(async () => {
  shop = await openShop()
  await openStores(shop)
  await shop.ops('staff.saveStore', { storeId: WEST, name: '西店', region: '华西', address: '西大街 1 号' })
  const member = await aMember(shop)
  const holder = (name: string, person: Person, more: Partial<Holder> = {}): Holder => ({
    ...{ name, memberId: person.memberId, openid: person.openid, role: null, isOwner: false, grants: [] },
    ...more,
  })
  holders = [
    { ...holder('a visitor', member), openid: 'oNobodyYet', memberId: 'mem_0000000000' },
    holder('a member', member),
  ]
  for (const role of STAFF_ROLES) {
    const person = await aClerk(shop, { role, storeIds: role === 'headquarters' ? [] : [EAST] })
    holders.push(holder(role, person, { role }))
  }
  const given = async (name: string, more: Pick<Holder, 'isOwner' | 'grants'>) => {
    const person = await aMember(shop)
    shop.database.put('grants', { _id: person.memberId, name, ...more, by: 'console', at: 0 })
    holders.push(holder(name, person, more))
  }
  await given('an owner', { isOwner: true, grants: [] })
  for (const right of RIGHTS) {
    for (const level of right === 'staff' ? LEVELS : LEVELS.slice(0, 2))
      await given(`${level} of ${right}`, { isOwner: false, grants: [{ right, level, scope: { kind: 'shop' } }] })
  }
  for (const scope of SCOPES.slice(1)) {
    const all = RIGHTS.map((right) => ({ right, level: 'approver' as const, scope }))
    await given(`approver of everything in ${JSON.stringify(scope)}`, { isOwner: false, grants: all })
  }
})
afterAll(() => shop.close())

const contextOf = (caller: Caller): Context =>
  openContextFor({ name: 'rights', nouns, caller, requestId: 'request-of-the-matrix', action: 'any' })

const phoneOf = ({ openid }: Holder): Caller => ({ kind: 'phone', openid, unionid: null, appid: '', clientIp: null })
const browserOf = (holder: Holder | null): Caller => ({
  kind: 'browser',
  session: holder && { sessionId: 'ses_any', memberId: holder.memberId },
  userAgent: '',
  address: null,
})

/** Null where the caller is let in. */
async function refusalOf(asking: Promise<unknown>): Promise<string | null> {
  try {
    await asking
    return null
  } catch (error) {
    if (error instanceof DomainError) return error.code
    throw error
  }
}

const ROLE_NEEDED: Partial<Record<Access, StaffRole>> = {
  clerk: 'clerk',
  manager: 'manager',
  region: 'region',
  headquarters: 'headquarters',
}
const STORES: Record<string, string[]> = { east: [EAST], west: [WEST], both: [EAST, WEST] }

const grantsOf = ({ role, grants }: Holder) => [
  ...(role === null ? [] : heldByRole(role, role === 'headquarters' ? null : [EAST]).grants),
  ...grants,
]

/** Said in other words than the rule under test: what somebody may, is looked for grant by grant and store by store. */
function mayHold(holder: Holder, { right, effect, level, within }: ActionSpec, named: string[] | null): boolean {
  if (holder.isOwner) return true
  const levels =
    level === 'approver'
      ? ['approver']
      : effect === 'reads' && level === undefined
        ? ['viewer', 'operator', 'approver']
        : ['operator', 'approver']
  const fitting = grantsOf(holder).filter((grant) => grant.right === right && levels.includes(grant.level))
  if (fitting.some(({ scope }) => scope.kind === 'shop')) return true
  if (within === undefined || named === null) return false
  const own = fitting.length > 0 ? [EAST] : []
  return named.every((storeId) => own.includes(storeId))
}

const inputsOf = ({ within }: ActionSpec): { named: string[] | null; input: Record<string, unknown> }[] =>
  within === undefined
    ? [{ named: null, input: {} }]
    : [
        { named: null, input: {} },
        ...Object.values(STORES).map((named) => ({
          named,
          input: { [within]: named.length === 1 && within !== 'storeIds' ? named[0] : named },
        })),
      ]

test('the desk lets in who holds the right, at the level and for the stores that the act needs', async () => {
  const wrong: unknown[] = []
  for (const holder of holders) {
    for (const { name, spec } of actions) {
      const isThere = (await findForDesk(nouns)(name)) !== null
      expect({ name, isThere }).toEqual({
        name,
        isThere: ['board', 'operator', 'person', 'browser'].includes(spec.access),
      })
      if (!isThere) continue
      for (const { named, input } of inputsOf(spec)) {
        const refusal = await refusalOf(authorizeBrowser(spec, contextOf(browserOf(holder)), input))
        const isAnybody = holder.isOwner || grantsOf(holder).length > 0
        const may =
          spec.access === 'browser' || (isAnybody && (spec.access === 'person' || mayHold(holder, spec, named)))
        if ((refusal === null) !== may) wrong.push({ holder: holder.name, name, named, refusal, may })
      }
    }
  }
  expect(wrong).toEqual([])
})

test('a phone is let in by its role, and to what the shop is steered by with the same rights as at the desk', async () => {
  const wrong: unknown[] = []
  for (const holder of holders) {
    for (const { name, spec } of actions) {
      const isThere = (await findForPhone(nouns)(name)) !== null
      if (['operator', 'browser', 'till'].includes(spec.access))
        expect({ name, isThere }).toEqual({ name, isThere: false })
      const refusal = await refusalOf(authorizePhone(spec, contextOf(phoneOf(holder)), {}))
      const isMember = holder.name !== 'a visitor'
      const needed = ROLE_NEEDED[spec.access]
      const hasRole =
        needed !== undefined && holder.role !== null && STAFF_ROLES.indexOf(holder.role) >= STAFF_ROLES.indexOf(needed)
      const isAnybody = holder.isOwner || grantsOf(holder).length > 0
      const may =
        spec.access === 'visitor' ||
        (isMember &&
          (spec.access === 'member' ||
            hasRole ||
            (spec.access === 'person' && isAnybody) ||
            (spec.access === 'board' && mayHold(holder, spec, null))))
      if ((refusal === null) !== may) wrong.push({ holder: holder.name, name, refusal, may })
    }
  }
  expect(wrong).toEqual([])
})

test('the console asks for what it steers, and is nobody where a person is needed', async () => {
  for (const { name, spec } of actions) {
    const isThere = (await findForConsole(nouns)(name)) !== null
    const refusal = await refusalOf(authorizeOperator(spec, contextOf({ kind: 'console' })))
    const may = spec.access === 'operator' || spec.access === 'board'
    expect({ name, isThere, isLetIn: refusal === null }).toEqual({ name, isThere: may, isLetIn: may })
  }
})

test('a browser in which nobody is signed in, and whoever is no browser, is let in to nothing of this', async () => {
  for (const { name, spec } of guarded) {
    expect([name, await refusalOf(authorizeBrowser(spec, contextOf(browserOf(null)), {}))]).toEqual([
      name,
      'SIGN_IN_NEEDED',
    ])
    for (const kind of ['console', 'timer', 'unsourced', 'stranger'] as const) {
      expect(await refusalOf(authorizeBrowser(spec, contextOf({ kind }), {}))).toBe('NOT_ALLOWED')
      expect(await refusalOf(authorizePhone(spec, contextOf({ kind }), {}))).toBe('NOT_ALLOWED')
    }
  }
})

test('whatever steers the shop names the right that it needs, and no field of the input that there is not', () => {
  const open = actions.filter(({ spec }) => ['board', 'operator'].includes(spec.access) && spec.right === undefined)
  expect(open.map(({ name }) => name)).toEqual([])
  expect(guarded.length).toBeGreaterThan(70)
  const unknown = guarded.filter(({ spec: { within, input } }) => {
    const shape = 'shape' in input ? (input.shape as Record<string, unknown>) : {}
    return within !== undefined && !Object.hasOwn(shape, within)
  })
  expect(unknown.map(({ name }) => name)).toEqual([])
})
