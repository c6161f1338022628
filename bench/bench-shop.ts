import { randomUUID } from 'node:crypto'
import type { ActionName, AppContract } from '#shared/contract'
import type { Input, Output, Reply } from '#shared/kernel/contract'
import type { Caller } from '../local-cloud/runner/caller'
import { readSchema } from '../local-cloud/schema'
import { type LocalCloudServer, startServer } from '../local-cloud/server'
import { FUNCTIONS_ROOT, RULES_FILE } from '../scripts/builds'

export const STORE_ID = 'str_bench'
/** 2026-11-22, 10:00 in the shop: every run works on the same day. */
const OPENS_AT = Date.parse('2026-11-22T10:00:00+08:00')

/** Keys of the same length as a shop's own; nothing here is worth hiding. */
export const FUNCTION_KEYS = {
  CHANGLAI_FIELD_KEY: Buffer.alloc(32, 1).toString('base64'),
  CHANGLAI_HASH_KEY: Buffer.alloc(32, 2).toString('base64'),
  CHANGLAI_CODE_KEY: Buffer.alloc(32, 3).toString('base64'),
  CHANGLAI_PERSON_KEY: Buffer.alloc(32, 4).toString('base64'),
}

export type Act = <K extends ActionName>(action: K, input: Input<AppContract[K]>) => Promise<Output<AppContract[K]>>

export interface BenchShop {
  server: LocalCloudServer
  phone(openid: string): Act
  operator: Act
  /** Delays every database answer from now on; with `queues`, writers of one document wait for each other. */
  delayDatabase(ms: number, how?: { queues: boolean }): void
}

/** The built functions on a local cloud in memory, with one open store. */
export async function openBenchShop(instanceLimit: number): Promise<BenchShop> {
  const server = await startServer({
    schema: readSchema(),
    functionsRoot: FUNCTIONS_ROOT,
    rulesFile: RULES_FILE,
    environment: FUNCTION_KEYS,
    instanceLimit,
    scans: 'allow',
    ticks: false,
  })
  server.cloud.clock.freeze(OPENS_AT)
  passEveryText(server)
  const operator = actAs(server, { kind: 'console' })
  await operator('staff.saveStore', { storeId: STORE_ID, name: '春熙路店', region: '成都', address: '春熙路 18 号' })
  return {
    server,
    operator,
    phone: (openid) => actAs(server, { kind: 'phone', openid }),
    delayDatabase: (delayMs, { queues } = { queues: false }) => {
      server.cloud.faults.clear()
      if (delayMs > 0) server.cloud.faults.add({ kind: 'delay', delayMs, queues })
    },
  }
}

/** Five yuan off, to be claimed as often as anybody likes. */
export async function openTemplate({ operator }: BenchShop, key: string): Promise<string> {
  const value = {
    title: '大家都要的券',
    offer: { kind: 'amountOff', amountOffFen: 500 },
    validity: { kind: 'relative', validDays: 30 },
    limits: { stock: 1_000_000, perMember: null },
    ways: ['claim'],
  }
  const setting = `coupon-template:${key}`
  const { proposal } = await operator('settings.propose', { setting, value, by: '王运营', note: '测量' })
  const { proposalId } = proposal
  await operator('settings.approve', { proposalId, by: '陈店长' })
  await operator('settings.apply', { proposalId, by: '王运营' })
  const templateId = `tpl_${key}`
  await operator('coupon.setTemplateState', { templateId, state: 'live', by: '王运营', note: '测量' })
  return templateId
}

/** Calls for one function wait for its instances, so `lanes` of them keep as many instances busy. */
export async function inLanes<T>(subjects: readonly T[], lanes: number, act: (subject: T) => Promise<unknown>) {
  let next = 0
  const lane = async () => {
    while (next < subjects.length) {
      const subject = subjects[next] as T // The loop's condition.
      next += 1
      await act(subject)
    }
  }
  await Promise.all(Array.from({ length: lanes }, lane))
}

function actAs({ runner }: LocalCloudServer, caller: Caller): Act {
  return async (action, input) => {
    const event = { action, input, requestId: randomUUID() }
    const functionName = action === 'event.record' ? 'track' : caller.kind === 'console' ? 'ops' : 'api'
    const reply = await runner.invoke({ functionName, event, caller })
    if (reply.kind !== 'ok') throw new Error(`${action}: ${JSON.stringify(reply)}`)
    const answer = JSON.parse(reply.result) as Reply
    // A refusal is cheap: measured unseen, it would make an action look fast.
    if (!answer.ok) throw new Error(`${action} was refused: ${JSON.stringify(answer.error)}`)
    return answer.data as never // The function has parsed its output against the contract already.
  }
}

function passEveryText({ cloud }: LocalCloudServer): void {
  const body = { errcode: 0, result: { suggest: 'pass' } }
  cloud.openapi.reply('security.msgSecCheck', () => ({ kind: 'json', body }))
}
