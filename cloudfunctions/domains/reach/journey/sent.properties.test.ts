import * as fc from 'fast-check'
import { businessDayOf, weekdayOf } from '#shared/kernel/business-day'
import { type Definition, nodeSchema } from '#shared/reach/journey/definition'
import { opening } from '#shared/reach/journey/walk'
import { isUnderCaps } from '#shared/reach/message/moment'
import { defaultMessageRules } from '#shared/reach/message/rules'
import type { Send } from '#shared/reach/message/send'
import { auditShop } from '../../../testing/audit-shop'
import { openShop, type Shop } from '../../../testing/shop'
import { accept, CHECK_IN, sendReminders, sentOf } from '../message/testing/reminded'
import { aDefinition, aTraveller, HOUR_MS, letter, lettersOf, startJourney, wait } from './testing/travelling'

// Whatever a shop draws and whatever members allow, ask for and take back: what goes out keeps to all of it.

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
afterAll(() => shop.close())

const { quiet, caps } = defaultMessageRules
const HOURS = 72
const STEP_HOURS = 3

const clock = fc.integer({ min: 0, max: 23 }).map((hour) => `${String(hour).padStart(2, '0')}:00`)
const ids = ['a', 'b', 'c', 'd'] as const
const nodes = fc
  .tuple(...ids.map(() => fc.tuple(fc.constantFrom('wait', 'message', 'inbox'), fc.integer({ min: 1, max: 14 }))))
  .map((drawn) =>
    drawn.map(([kind, hours], at) => {
      const [id, next] = [ids[at] ?? 'a', ids[at + 1] ?? null]
      if (kind === 'wait') return wait(id, hours, 'hours', next)
      return kind === 'inbox' ? letter(id, next) : { kind: 'message' as const, id, purpose: 'check-in-next', next }
    }),
  )
const someJourney = fc
  .record({
    kind: fc.constantFrom('shop', 'announced'),
    nodes,
    hours: fc.option(fc.record({ from: clock, until: clock }), { nil: null }),
    weekdays: fc.option(fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 3 }), { nil: null }),
  })
  .map(({ nodes: drawn, ...over }) =>
    aDefinition({ ...over, start: 'a', nodes: drawn.map((node) => nodeSchema.parse(node)) } as object),
  )
const hour = fc.option(fc.integer({ min: 1, max: HOURS / STEP_HOURS }), { nil: null })
const someMember = fc.record({ agrees: fc.boolean(), grants: fc.nat(4), withdrawsAt: hour, turnsOffAt: hour })

interface Living {
  memberId: string
  grants: number
  /** From when on nothing may come that rests on it; 0 where it was never given. */
  withoutConsentFrom: number
  withoutWishFrom: number
}

test('what is sent keeps to hours, quiet hours, caps, consent and wallet', async () => {
  const seen = { sends: 0, letters: 0 }
  await fc.assert(
    fc.asyncProperty(
      fc.tuple(someJourney, someJourney),
      fc.array(someMember, { minLength: 2, maxLength: 2 }),
      async (journeys, members) => {
        const living = await live(journeys, members)
        const sends = shop.database.find('message_sends') as unknown as Send[]
        for (const member of living)
          keeps(
            member,
            journeys,
            sends.filter(({ memberId }) => memberId === member.memberId),
          )
        expect(sentOf(shop)).toHaveLength(sends.length)
        expect(auditShop(shop)).toEqual([])
        seen.sends += sends.length
        seen.letters += lettersOf(shop).length
      },
    ),
    // A failure is told at once: to make it smaller would take minutes.
    { numRuns: 8, endOnFailure: true },
  )
  // It would hold of silence as well.
  expect(Math.min(seen.sends, seen.letters)).toBeGreaterThan(0)
}, 120_000)

async function live(
  journeys: readonly Definition[],
  members: readonly { agrees: boolean; grants: number; withdrawsAt: number | null; turnsOffAt: number | null }[],
): Promise<Living[]> {
  shop.reset()
  shop.outbox.length = 0
  sendReminders(shop)
  for (const [at, definition] of journeys.entries()) await startJourney(shop, definition, idOf(at))
  const living: (Living & { phone: Awaited<ReturnType<typeof aTraveller>> })[] = []
  for (const { agrees, grants } of members) {
    const phone = await aTraveller(shop, agrees ? ['marketing'] : [])
    await phone.call('check-in.perform', {})
    for (let count = 0; count < grants; count += 1) await accept(phone, CHECK_IN)
    const withoutConsentFrom = agrees ? Number.POSITIVE_INFINITY : 0
    const withoutWishFrom = grants > 0 ? Number.POSITIVE_INFINITY : 0
    living.push({ phone, memberId: phone.memberId, grants, withoutConsentFrom, withoutWishFrom })
  }
  for (let step = 0; step <= HOURS / STEP_HOURS; step += 1) {
    for (const [at, { withdrawsAt, turnsOffAt }] of members.entries()) {
      const member = living[at]
      if (member && withdrawsAt === step && member.withoutConsentFrom > 0) {
        await member.phone.call('member.setConsent', { purpose: 'marketing', isGranted: false })
        member.withoutConsentFrom = shop.clock.now()
      }
      if (member && turnsOffAt === step && member.withoutWishFrom > 0) {
        await member.phone.call('message.turnOff', { purpose: 'check-in-next' })
        member.withoutWishFrom = shop.clock.now()
      }
    }
    await Promise.all([shop.tickDue(), shop.tickDue()])
    shop.clock.advance(STEP_HOURS * HOUR_MS)
  }
  return living
}

const idOf = (at: number) => `jny_drawn${at}`

function keeps(member: Living, journeys: readonly Definition[], sends: readonly Send[]): void {
  const inOrder = [...sends].sort((one, other) => one.at - other.at)
  expect(inOrder.length).toBeLessThanOrEqual(member.grants)
  for (const [place, { at, purpose, askedBy }] of inOrder.entries()) {
    expect(isUnderCaps(inOrder.slice(0, place), { purpose, now: at }, caps)).toBe(true)
    expect(at).toBeLessThan(member.withoutWishFrom)
    const definition = journeys.find((_journey, of) => idOf(of) === askedBy)
    if (definition) keepsTo(definition, member, at, quiet)
  }
  for (const { _id, at } of lettersOf(shop, member.memberId)) {
    const definition = journeys.find((_journey, of) => String(_id).includes(`:${idOf(of)}:`))
    if (definition) keepsTo(definition, member, Number(at), null)
  }
}

function keepsTo(definition: Definition, member: Living, at: number, quietHours: typeof quiet | null): void {
  expect(opening(at, definition, quietHours)).toBe(at)
  if (definition.weekdays && definition.hours === null)
    expect(definition.weekdays).toContain(weekdayOf(businessDayOf(at)))
  if (definition.kind === 'shop') expect(at).toBeLessThan(member.withoutConsentFrom)
}
