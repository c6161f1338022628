import type * as z from 'zod'
import { type Definition, definitionSchema } from '#shared/reach/journey/definition'
import type { Run } from '#shared/reach/journey/run'
import type { Phone, Shop } from '../../../../testing/shop'

export const MINUTE_MS = 60_000
export const HOUR_MS = 3_600_000
export const DAY_MS = 86_400_000

type Draft = z.input<typeof definitionSchema>

/** Begins with a check-in, once, and writes one letter; a test writes down what it is about. */
export const aDefinition = (over: Partial<Draft> = {}): Definition =>
  definitionSchema.parse({
    kind: 'announced',
    trigger: { kind: 'fact', fact: 'check-in.performed' },
    entry: { kind: 'once' },
    start: 'letter',
    nodes: [letter('letter', null)],
    ...over,
  })

export const letter = (id: string, next: string | null) =>
  ({ kind: 'inbox', id, title: '谢谢你来', body: '明天也可以来坐坐', next }) as const
export const wait = (
  id: string,
  amount: number,
  unit: 'minutes' | 'hours' | 'days',
  next: string | null,
  over: object = {},
) => ({ kind: 'wait', id, duration: { amount, unit }, next, ...over }) as const

const by = '林店长'

/** Saved and started by the acts of the desk. */
export async function startJourney(shop: Shop, over: Partial<Draft> = {}, journeyId = 'jny_test'): Promise<void> {
  const known = shop.database.get('journeys', journeyId) as { revision: number } | null
  const baseRevision = known?.revision ?? 0
  await shop.ops('journey.save', { journeyId, name: '试一试', definition: aDefinition(over), by, baseRevision })
  await shop.ops('journey.propose', { journeyId, revision: baseRevision + 1, note: '试一试', by })
}

export async function aTraveller(
  shop: Shop,
  consents: readonly ('marketing' | 'personalization')[] = [],
): Promise<Phone & { memberId: string }> {
  const phone = shop.phone()
  const { memberId } = await phone.call('home.open', {})
  for (const purpose of consents) await phone.call('member.setConsent', { purpose, isGranted: true })
  return { ...phone, memberId }
}

export const runsOf = ({ database }: Shop, memberId?: string): Run[] =>
  (database.find('journey_runs') as unknown as Run[]).filter(
    (run) => memberId === undefined || run.memberId === memberId,
  )

export const lettersOf = ({ database }: Shop, memberId?: string) =>
  database.find('inbox_messages').filter((message) => memberId === undefined || message.memberId === memberId)

/** A minute later, twice: the timer may be doubled. */
export async function tickAfter(shop: Shop, ms: number): Promise<void> {
  shop.clock.advance(ms)
  await shop.tickDue()
  await shop.tickDue()
}
