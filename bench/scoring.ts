import { type ChildProcess, fork } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import path from 'node:path'
import type { jobContract } from '#shared/base/job/contract'
import type { scoreContract } from '#shared/insight/score/contract'
import { seeded } from '#shared/insight/score/testing/a-shop'
import { addDays, type BusinessDay, businessDayOf, DAY_MS, startOfDay } from '#shared/kernel/business-day'
import type { Output, Reply } from '#shared/kernel/contract'
import { ID_ALPHABET, MEMBER_CODE_LENGTH } from '#shared/kernel/id-alphabet'
import { newAccount } from '#shared/ledger/account/new-account'
import { CONSENT_VERSIONS } from '#shared/people/member/consent'
import { newMember } from '../cloudfunctions/domains/people/member/new-member'
import { functionEnv } from '../local-cloud/gateway'
import { invocationEnvironment } from '../local-cloud/runner/caller'
import { FUNCTIONS_ROOT } from '../scripts/builds'
import { type BenchShop, FUNCTION_KEYS, openBenchShop, STORE_ID } from './bench-shop'
import { rounded } from './statistics'

/** A night over a shop: the first one, which reads everybody, and the next, of which one in a hundred has bought. */
export interface ScoringCost {
  members: number
  acted: number
  full: NightCost
  next: NightCost
  /** Of the process of the function, at its largest; after the first night. */
  peakMemoryMb: number
}

export interface NightCost {
  looked: number
  written: number
  queries: number
  documents: number
  seconds: number
}

type Run = Output<(typeof jobContract)['job.run']>
type Runs = Output<(typeof scoreContract)['score.listRuns']>

export const SCORED_MEMBERS = [10_000, 100_000] as const
const ACTED_SHARE = 0.01
const FAILURES_MAX = 3

export async function measureScoring(): Promise<ScoringCost[]> {
  const costs: ScoringCost[] = []
  for (const members of SCORED_MEMBERS) costs.push(await measureShop(members))
  return costs
}

async function measureShop(members: number): Promise<ScoringCost> {
  const shop = await openBenchShop(1)
  try {
    // The function reads this machine's clock: the second night is a process that believes it is tomorrow.
    const today = businessDayOf(Date.now())
    const ids = putMembers(shop, members, addDays(today, -1))
    const full = await night(shop, 0)
    const acted = ids.filter((_, index) => index % (1 / ACTED_SHARE) === 0)
    for (const id of acted) putPurchase(shop, id, today, startOfDay(today) + DAY_MS - 1, 3000)
    const next = await night(shop, DAY_MS)
    return { members, acted: acted.length, full: full.cost, next: next.cost, peakMemoryMb: full.peakMb }
  } finally {
    await shop.server.close()
  }
}

/** As operators run a job: a slice a call, until it is done. */
async function night(shop: BenchShop, shiftMs: number): Promise<{ cost: NightCost; peakMb: number }> {
  const ops = await startOps(shop, shiftMs)
  const startedAt = performance.now()
  let failures = 0
  try {
    for (;;) {
      const { status, note } = (await ask<Run>(ops, 'job.run', { job: 'score-members' })).data
      // As the timer does: a slice that failed, where this machine was too busy to answer in time, is done again.
      failures = status === 'failed' ? failures + 1 : 0
      if (failures >= FAILURES_MAX) throw new Error(`The job failed: ${note}`)
      shop.server.cloud.stats.clear()
      if (status === 'done') break
    }
    const seconds = rounded((performance.now() - startedAt) / 1000)
    const { data, peakMb } = await ask<Runs>(ops, 'score.listRuns', {})
    const [run] = data.runs
    if (!run) throw new Error('The run left no report')
    const { looked, queries, documents, written } = run
    const sum = written.full + written.acted + written.due
    return { cost: { looked, written: sum, queries, documents, seconds }, peakMb: rounded(peakMb, 0) }
  } finally {
    ops.kill()
  }
}

async function startOps({ server }: BenchShop, shiftMs: number): Promise<ChildProcess> {
  const env = {
    PATH: process.env.PATH,
    ...functionEnv(server.url, server.cloud.envId),
    ...invocationEnvironment({ kind: 'console' }, 'bench', { appId: 'wxbench' }),
    ...FUNCTION_KEYS,
    BENCH_CLOCK_SHIFT_MS: String(shiftMs),
  }
  const entry = path.join(FUNCTIONS_ROOT, 'ops', 'index.js')
  const child = fork(path.join(__dirname, 'function-process.cjs'), [entry], {
    env,
    execArgv: ['--max-old-space-size=256'],
  })
  await once(child, 'message')
  return child
}

async function ask<T>(child: ChildProcess, action: string, input: object): Promise<{ data: T; peakMb: number }> {
  child.send({ action, input, requestId: randomUUID() })
  const [answer] = (await once(child, 'message')) as [{ reply: Reply<T>; peakMb: number }]
  if (!answer.reply.ok) throw new Error(`${action} was refused: ${JSON.stringify(answer.reply.error)}`)
  return { data: answer.reply.data, peakMb: answer.peakMb }
}

/** Members with consent and a year of purchases: most bought once or twice, a few every week. */
function putMembers(shop: BenchShop, count: number, lastDay: BusinessDay): string[] {
  const random = seeded(count)
  const { database } = shop.server.cloud
  const consents = { personalization: { version: CONSENT_VERSIONS.personalization, isGranted: true, at: 0 } }
  return Array.from({ length: count }, () => {
    let memberId = 'mem_'
    for (let i = 0; i < MEMBER_CODE_LENGTH; i += 1) memberId += ID_ALPHABET[Math.floor(random() * ID_ALPHABET.length)]
    const joined = { at: 0, via: 'wechat', storeId: STORE_ID, entrance: null, requestId: '' } as const
    database.put('members', { ...newMember(memberId, joined, [`wx:${memberId}`]), welcomeDueAt: null, consents })
    database.put('accounts', { ...newAccount(memberId, 'paper', 0) })
    const gapDays = 30 / Math.max(0.05, -Math.log(random()))
    const leaves = 1 - Math.sqrt(random())
    let ago = 360 * random()
    do {
      const day = addDays(lastDay, -Math.floor(ago))
      putPurchase(shop, memberId, day, startOfDay(day) + DAY_MS / 2, 1000 + Math.floor(9000 * random() ** 2))
      ago -= gapDays * -Math.log(random())
    } while (ago > 0 && random() > leaves)
    return memberId
  })
}

function putPurchase({ server }: BenchShop, memberId: string, day: BusinessDay, at: number, amountFen: number): void {
  const money = { amountFen, refundedFen: 0, isBack: false, refunds: [], undone: null, basket: null }
  const fact = { memberId, storeId: STORE_ID, at, day, changedAt: at, source: 'till' }
  server.cloud.database.put('purchases', { _id: `${memberId}:${day}`, ...fact, ...money })
}
