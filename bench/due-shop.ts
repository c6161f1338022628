import { newAccount } from '#shared/ledger/account/new-account'
import { CONSENT_VERSIONS } from '#shared/people/member/consent'
import { newWork } from '#shared/reach/due/due-work'
import type { JourneyNode } from '#shared/reach/journey/definition'
import { newRun } from '#shared/reach/journey/run'
import { defaultMessageRules } from '#shared/reach/message/rules'
import { newWallet, type Wallet, withReport, withWish } from '#shared/reach/message/wallet'
import { digestOf } from '../cloudfunctions/domains/base/settings/settings.face'
import { newMember } from '../cloudfunctions/domains/people/member/new-member'
import { workIdOf } from '../cloudfunctions/domains/reach/journey/work'
import { type BenchShop, STORE_ID } from './bench-shop'
import { ask, startFunction } from './import'

export interface DueTick {
  taken: number
  failed: number
  lateMs: number
}

const DAY_MS = 86_400_000
const JOURNEY_ID = 'jny_bench'

/** One journey for everybody that leaves nobody out; the runs are put where a test wants them. */
export async function startBenchJourney({ operator, server }: BenchShop, nodes: readonly JourneyNode[]): Promise<void> {
  const [first] = nodes
  const definition = {
    kind: 'announced',
    trigger: { kind: 'fact', fact: 'check-in.performed' },
    entry: { kind: 'once' },
    start: first?.id,
    nodes,
    budgetFen: 100_000_000,
  }
  const by = '林店长'
  sendMessages(server)
  await operator('journey.save', { journeyId: JOURNEY_ID, name: '测量', definition, by })
  await operator('journey.propose', { journeyId: JOURNEY_ID, revision: 1, note: '测量', by })
}

export const MESSAGE = {
  purpose: 'check-in-next' as const,
  templateId: 'tpl-bench-0000000000000000000000000000',
  isOn: true,
  sendAt: '09:00',
  daysBefore: 0,
  fields: [{ key: 'thing1', text: '已经连续签到 {streakDays} 天', fallback: '今天还没有签到' }],
}

/** At any hour and as fast as may be: what is measured is the work, not the pace that a shop has chosen. */
function sendMessages({ cloud }: BenchShop['server']): void {
  const value = {
    ...defaultMessageRules,
    ...{ templates: [MESSAGE], quiet: { from: '00:00', until: '00:00' }, perSecond: 200 },
  }
  cloud.database.put('settings', { _id: 'messages', version: 1, value, digest: digestOf(value), by: 'bench', at: 0 })
}

export const memberIdOf = (number: number) => `mem_${String(number).padStart(10, '0')}`

/** Members who have agreed to offers, each with an account, and have allowed two messages. */
export function putTravellers({ server: { cloud } }: BenchShop, count: number): void {
  const at = Date.now() - 100 * DAY_MS
  const consents = { marketing: { isGranted: true, version: CONSENT_VERSIONS.marketing, at } }
  for (let number = 0; number < count; number += 1) {
    const memberId = memberIdOf(number)
    const joined = { at, via: 'wechat', storeId: STORE_ID, entrance: null, requestId: '' } as const
    const member = newMember(memberId, joined, [`wx:o${number}`])
    cloud.database.put('members', { ...member, welcomeDueAt: null, consents: { ...member.consents, ...consents } })
    cloud.database.put('accounts', { ...newAccount(memberId, 'paper', at) })
    cloud.database.put('identities', { _id: `wx:o${number}`, memberId, at })
    cloud.database.put('message_wallets', { ...walletOf(memberId, `wx:o${number}`, at) })
  }
}

function walletOf(memberId: string, phone: string, at: number): Wallet {
  const { templateId, purpose } = MESSAGE
  const report = { templateId, purpose, phone, source: 'page', answer: 'accept', at } as const
  const allowed = ['a', 'b'].reduce((wallet, id) => withReport(wallet, { ...report, id }), newWallet(memberId))
  return withWish(allowed, purpose, true, at)
}

/** A run that waits at a step until then, with its work. */
export function putRun(
  { server: { cloud } }: BenchShop,
  {
    number,
    nodeId,
    dueAt,
    enteredAt = dueAt - DAY_MS,
  }: { number: number; nodeId: string; dueAt: number; enteredAt?: number },
): void {
  const memberId = memberIdOf(number)
  const runId = `${JOURNEY_ID}:${memberId}:1`
  const begun = { runId, journeyId: JOURNEY_ID, version: 1, memberId, start: nodeId, at: enteredAt }
  const run = newRun({ ...begun, key: `fact:${number}`, begunAt: enteredAt, entryNumber: 1, source: null })
  const path = [...run.path, { nodeId, at: enteredAt, what: 'waits' as const, detail: dueAt }]
  cloud.database.put('journey_runs', { ...run, path, dueAt })
  cloud.database.put('due_work', {
    ...newWork({ _id: workIdOf(runId), kind: 'journey', memberId, dueAt, facts: { runId } }),
  })
}

/** The deployed function in a process of its own, ticked by hand as its timer does. */
export async function openDueFunction(shop: BenchShop) {
  const child = await startFunction(shop, 'due', { caller: { kind: 'timer' } })
  return {
    close: () => child.kill(),
    async tick(): Promise<{ tick: DueTick; cpuMs: number; peakMb: number }> {
      const { reply, ...cost } = await ask<DueTick>(child, {})
      if (!reply.ok) throw new Error(`The tick was refused: ${JSON.stringify(reply.error)}`)
      return { tick: reply.data, ...cost }
    },
  }
}
