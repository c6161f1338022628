import type { ChildProcess } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import type { jobContract } from '#shared/base/job/contract'
import type { TagRule } from '#shared/insight/tag/tag'
import { businessDayOf } from '#shared/kernel/business-day'
import type { Output } from '#shared/kernel/contract'
import { newAccount } from '#shared/ledger/account/new-account'
import { newMember } from '../cloudfunctions/domains/people/member/new-member'
import { type BenchShop, openBenchShop, STORE_ID } from './bench-shop'
import { ask, startFunction } from './import'
import { rounded } from './statistics'

/** What keeping tags and segments true costs: a look at everybody, and a night in which few have done something. */
export interface PortraitCost {
  members: number
  acted: number
  full: RunCost
  night: RunCost
  /** Reads of a night by those of a look at everybody. */
  readShare: number
  peakMemoryMb: number
}

export interface RunCost {
  /** Members looked at; one who did several things is looked at more than once. */
  looked: number
  reads: number
  seconds: number
}

type Run = Output<(typeof jobContract)['job.run']>

const DAY_MS = 86_400_000
const READS = new Set(['database.getDocument', 'database.calculateDocument', 'database.aggregateDocuments'])

/** `actedShare` of the members buy something on the day before the night. */
export async function measurePortraits(
  members: number,
  actedShare = 0.01,
  tags: readonly TagRule[] = [],
): Promise<PortraitCost> {
  const shop = await openBenchShop(1)
  const ops = await startFunction(shop, 'ops')
  try {
    putMembers(shop, members)
    if (tags.length > 0) putTags(shop, tags)
    // What was never rolled up would be looked at again.
    rolledUp(shop)
    const full = await run(shop, ops)
    const acted = Math.round(members * actedShare)
    for (let number = 0; number < acted; number += 1) putPurchase(shop, Math.floor(number / actedShare))
    const night = await run(shop, ops)
    const { peakMb } = await ask(ops, { action: 'job.list', input: {}, requestId: randomUUID() })
    return { members, acted, full, night, readShare: night.reads / full.reads, peakMemoryMb: rounded(peakMb, 0) }
  } finally {
    ops.kill()
    await shop.server.close()
  }
}

/** As operators run a job: a slice a call, until it is done. */
async function run({ server: { cloud } }: BenchShop, ops: ChildProcess): Promise<RunCost> {
  const startedAt = performance.now()
  let reads = 0
  for (;;) {
    const before = cloud.stats.last()
    const event = { action: 'job.run', input: { job: 'review-portraits' }, requestId: randomUUID() }
    const { reply } = await ask<Run>(ops, event)
    if (!reply.ok) throw new Error(`The job was refused: ${JSON.stringify(reply.error)}`)
    reads += cloud.stats.since(before).filter(({ action }) => READS.has(action)).length
    const { status, looked, note } = reply.data
    if (status === 'failed') throw new Error(`The job failed: ${note}`)
    if (status === 'done') return { looked, reads, seconds: rounded((performance.now() - startedAt) / 1000) }
  }
}

/** Instead of the tags that a shop opens with. */
function putTags({ server: { cloud } }: BenchShop, tags: readonly TagRule[]): void {
  const value = { keepsUnasked: true, tags }
  cloud.database.put('settings', { _id: 'tag', version: 2, value, digest: '', by: '王运营', at: 0 })
}

const memberIdOf = (number: number) => `mem_${String(number).padStart(10, '0')}`

/** Members who joined over the last three years, each with some purchases, and two segments that ask for them. */
function putMembers({ server: { cloud } }: BenchShop, count: number): void {
  // The function is a process of its own and reads this machine's clock.
  const now = Date.now()
  for (let number = 0; number < count; number += 1) {
    const memberId = memberIdOf(number)
    const at = now - (30 + (number % 1000)) * DAY_MS
    const joined = { at, via: 'wechat', storeId: STORE_ID, entrance: null, requestId: '' } as const
    cloud.database.put('members', { ...newMember(memberId, joined, [`wx:o${number}`]), welcomeDueAt: null })
    cloud.database.put('accounts', { ...newAccount(memberId, 'paper', at) })
  }
  const facts = { note: '测量', version: 1, state: 'ready', build: null, by: '王运营', savedAt: 0, requestId: '' }
  const lately = { kind: 'bought', withinDays: 30 }
  cloud.database.put('segments', { _id: 'seg_lately', name: '近 30 天买过', condition: lately, ...facts })
  const opened = { kind: 'performed', events: ['app.opened'], withinDays: 90, min: 3 }
  cloud.database.put('segments', { _id: 'seg_opened', name: '常打开', condition: opened, ...facts })
}

function putPurchase({ server: { cloud } }: BenchShop, number: number): void {
  const memberId = memberIdOf(number)
  const at = Date.now()
  const money = { amountFen: 3000, discountFen: 0, couponCount: 0, refundedFen: 0, isBack: false, refunds: [] }
  const purchase = { memberId, storeId: STORE_ID, ...money, at, day: businessDayOf(at), changedAt: at }
  cloud.database.put('purchases', { _id: `bench:${number}:${at}`, ...purchase })
  const counters = {
    ...newAccount(memberId, 'paper', at).counters,
    purchaseCount: 1,
    spentFen: 3000,
    lastPurchaseAt: at,
  }
  const account = cloud.database.get('accounts', memberId)
  cloud.database.put('accounts', { ...account, _id: memberId, counters, updatedAt: at })
}

function rolledUp({ server: { cloud } }: BenchShop): void {
  const checkpoint = { events_at: Date.now() + DAY_MS, events_id: '~' }
  cloud.database.put('jobs', { _id: 'roll-up-events', status: 'done', checkpoint })
}
