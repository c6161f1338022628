import { randomUUID } from 'node:crypto'
import { EVENTS_PER_BATCH_MAX } from '#shared/insight/event/contract'
import type { BusinessDay } from '#shared/kernel/business-day'
import type { InvocationLog } from '../local-cloud/runner/function-log'
import { type Act, type BenchShop, inLanes, openBenchShop, openTemplate, STORE_ID } from './bench-shop'
import { percentile, rounded } from './statistics'

export interface ActionCost {
  name: string
  action: string
  /** Of a call that finds the rules in force in its instance's memory, as most do. */
  roundTrips: number
  /** What the architecture promises for this act; null where nothing is promised. */
  roundTripsMax: number | null
  /** By the delay of the database in ms. */
  latency: Record<number, { p50Ms: number; p95Ms: number }>
}

interface Subject {
  phone: Act
  memberId: string
  /** What the phone shows; then the proof that the till got for it. */
  code: string
  purchaseId: string
  couponId: string
}

interface Step {
  name: string
  action: string
  roundTripsMax?: number
  act(subject: Subject, shop: BenchShop, clerk: Act): Promise<unknown>
}

const SAMPLES = 24
// More would wait for the processor and not for the database.
const LANES = { 0: 1, 10: 4 } as const
export const DELAYS_MS = [0, 10] as const
const TEMPLATE_KEY = 'bench'
const TEMPLATE_ID = `tpl_${TEMPLATE_KEY}`

/** In an order in which each step finds what it needs. */
const STEPS: readonly Step[] = [
  {
    name: 'home.open, new visitor',
    action: 'home.open',
    roundTripsMax: 8,
    act: async (subject) => Object.assign(subject, await subject.phone('home.open', {})),
  },
  {
    name: 'home.open, returning member',
    action: 'home.open',
    roundTripsMax: 4,
    act: ({ phone }) => phone('home.open', {}),
  },
  {
    name: 'check-in.perform',
    action: 'check-in.perform',
    roundTripsMax: 7,
    act: ({ phone }) => phone('check-in.perform', {}),
  },
  simple('check-in.getCalendar'),
  simple('points.getBalance'),
  simple('points.listEntries'),
  simple('tier.list'),
  simple('member.getProfile', 2),
  {
    name: 'member.updateProfile',
    action: 'member.updateProfile',
    act: ({ phone }) => phone('member.updateProfile', { birthday: '1990-05-01' as BusinessDay }),
  },
  {
    name: 'member.setConsent',
    action: 'member.setConsent',
    act: ({ phone }) => phone('member.setConsent', { purpose: 'analytics', isGranted: true }),
  },
  {
    name: `event.record, ${EVENTS_PER_BATCH_MAX} events`,
    action: 'event.record',
    roundTripsMax: 3,
    act: ({ phone }) => phone('event.record', { batchId: randomUUID(), events: someEvents() }),
  },
  {
    name: 'member.getCode',
    action: 'member.getCode',
    roundTripsMax: 1,
    act: async (subject) => Object.assign(subject, await subject.phone('member.getCode', {})),
  },
  {
    name: 'staff.lookUpMember',
    action: 'staff.lookUpMember',
    act: async (subject, _shop, clerk) => {
      const { proof } = await clerk('staff.lookUpMember', { memberCode: subject.code, storeId: STORE_ID })
      subject.code = proof
    },
  },
  {
    name: 'purchase.record',
    action: 'purchase.record',
    roundTripsMax: 9,
    act: async (subject, _shop, clerk) => {
      const { code: memberCode } = subject
      const { purchase } = await clerk('purchase.record', { memberCode, storeId: STORE_ID, amountFen: 4600 })
      subject.purchaseId = purchase.purchaseId
    },
  },
  {
    name: 'purchase.refund, a part',
    action: 'purchase.refund',
    act: ({ purchaseId }, _shop, clerk) => clerk('purchase.refund', { purchaseId, amountFen: 1000, note: '退一杯' }),
  },
  {
    name: 'purchase.listToday',
    action: 'purchase.listToday',
    act: (_subject, _shop, clerk) => clerk('purchase.listToday', { storeId: STORE_ID }),
  },
  {
    name: 'coupon.claim',
    action: 'coupon.claim',
    roundTripsMax: 6,
    act: async (subject) => {
      const { coupon } = await subject.phone('coupon.claim', { templateId: TEMPLATE_ID })
      subject.couponId = coupon.couponId
    },
  },
  {
    name: 'coupon.listMine',
    action: 'coupon.listMine',
    roundTripsMax: 2,
    act: ({ phone }) => phone('coupon.listMine', { tab: 'usable' }),
  },
  {
    name: 'purchase.preview, a code',
    action: 'purchase.preview',
    roundTripsMax: 6,
    act: async (subject, _shop, clerk) => {
      // The first code of this half minute is used up by the purchase before.
      const used = await subject.phone('member.getCode', {})
      const { code: memberCode } = await subject.phone('member.renewCode', { code: used.code })
      const { member } = await clerk('purchase.preview', { memberCode, storeId: STORE_ID })
      subject.code = member.proof
    },
  },
  {
    name: 'purchase.confirm, one coupon',
    action: 'purchase.confirm',
    roundTripsMax: 12,
    act: async (subject, _shop, clerk) => {
      const { code: memberCode, couponId } = subject
      const sale = { memberCode, storeId: STORE_ID, amountFen: 4600, couponIds: [couponId], payableFen: 4100 }
      subject.purchaseId = (await clerk('purchase.confirm', sale)).purchase.purchaseId
    },
  },
  {
    name: 'purchase.undo, one coupon',
    action: 'purchase.undo',
    roundTripsMax: 14,
    act: ({ purchaseId }, _shop, clerk) => clerk('purchase.undo', { purchaseId }),
  },
  simple('privacy.getStoredRecord'),
  {
    name: 'member.find',
    action: 'member.find',
    act: ({ memberId }, { operator }) => operator('member.find', { memberId }),
  },
  {
    name: 'points.adjust',
    action: 'points.adjust',
    act: ({ memberId }, { operator }) => operator('points.adjust', { memberId, points: 5, note: '补记' }),
  },
  { name: 'tier.report', action: 'tier.report', act: (_subject, { operator }) => operator('tier.report', {}) },
]

function simple(
  action:
    | 'check-in.getCalendar'
    | 'points.getBalance'
    | 'points.listEntries'
    | 'tier.list'
    | 'member.getProfile'
    | 'privacy.getStoredRecord',
  roundTripsMax?: number,
): Step {
  const act: Step['act'] = ({ phone }) => phone(action, {})
  return { name: action, action, act, ...(roundTripsMax === undefined ? {} : { roundTripsMax }) }
}

function someEvents() {
  const sessionId = randomUUID()
  const event = { name: 'page.viewed' as const, sessionId, agoMs: 1000, props: { page: 'home' } }
  return Array.from({ length: EVENTS_PER_BATCH_MAX }, () => ({ ...event, eventId: randomUUID() }))
}

/** Every step by as many members as there are samples, on warm instances, as the function log sees it. */
export async function measureActions(): Promise<ActionCost[]> {
  const costs: ActionCost[] = STEPS.map(({ name, action, roundTripsMax = null }) => {
    return { name, action, roundTrips: 0, roundTripsMax, latency: {} }
  })
  for (const delayMs of DELAYS_MS) {
    const shop = await openBenchShop(LANES[delayMs])
    try {
      await measureAt(shop, delayMs, costs)
    } finally {
      await shop.server.close()
    }
  }
  return costs
}

async function measureAt(shop: BenchShop, delayMs: keyof typeof LANES, costs: readonly ActionCost[]): Promise<void> {
  const lanes = LANES[delayMs]
  const clerk = await aClerk(shop)
  await openTemplate(shop, TEMPLATE_KEY)
  // Fills instances and caches before anything counts, with people of their own.
  const warmUp = someSubjects(shop, 'oWarm', lanes * 3)
  for (const step of STEPS) await inLanes(warmUp, lanes, (subject) => step.act(subject, shop, clerk))
  const subjects = someSubjects(shop, 'oBench', SAMPLES)
  shop.delayDatabase(delayMs)
  for (const [index, step] of STEPS.entries()) {
    const all = await callsOf(shop, () => inLanes(subjects, lanes, (subject) => step.act(subject, shop, clerk)))
    // A step may have to ask for something else first.
    const calls = all.filter(({ action }) => action === step.action)
    const cost = costs[index]
    if (!cost || calls.length < SAMPLES) throw new Error(`${step.name} was not measured`)
    const trips = calls.map(({ roundTrips }) => roundTrips)
    const durations = calls.map(({ durationMs }) => durationMs ?? 0)
    cost.roundTrips = percentile(trips, 0.5)
    cost.latency[delayMs] = { p50Ms: rounded(percentile(durations, 0.5)), p95Ms: rounded(percentile(durations, 0.95)) }
  }
}

async function callsOf({ server }: BenchShop, act: () => Promise<unknown>): Promise<InvocationLog[]> {
  const calls: InvocationLog[] = []
  // The log counts round trips by looking through all calls that are kept.
  server.cloud.stats.clear()
  const stop = server.runner.log.subscribe((entry) => calls.push(entry))
  await act()
  stop()
  return calls
}

function someSubjects(shop: BenchShop, prefix: string, count: number): Subject[] {
  return Array.from({ length: count }, (_, index) => {
    return { phone: shop.phone(`${prefix}${index}`), memberId: '', code: '', purchaseId: '', couponId: '' }
  })
}

async function aClerk(shop: BenchShop): Promise<Act> {
  const clerk = shop.phone('oClerk')
  const { memberId } = await clerk('home.open', {})
  await shop.operator('staff.appoint', { memberId, name: '周小满', role: 'clerk', storeIds: [STORE_ID] })
  return clerk
}
