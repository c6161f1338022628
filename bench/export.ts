import { randomUUID } from 'node:crypto'
import type { exportContract } from '#shared/front/export/contract'
import type { BusinessDay } from '#shared/kernel/business-day'
import type { Output } from '#shared/kernel/contract'
import { ID_ALPHABET, MEMBER_CODE_LENGTH } from '#shared/kernel/id-alphabet'
import { newAccount } from '#shared/ledger/account/new-account'
import { newMember } from '../cloudfunctions/domains/people/member/new-member'
import { type BenchShop, openBenchShop } from './bench-shop'
import { ask, startFunction } from './import'
import { rounded } from './statistics'
import { table } from './table'

type Asked = Output<(typeof exportContract)['export.start']>

export interface ExportCost {
  members: number
  /** By the processor time of the function alone. */
  rowsPerCpuSecond: number
  /** The function's process, at its largest. */
  peakMemoryMb: number
  calls: number
  files: number
  megabytes: number
}

/** All members as files, of a shop and of one ten times as large: what grows with the shop would show. */
export async function measureExports(members: number): Promise<ExportCost[]> {
  const costs: ExportCost[] = []
  for (const count of [Math.ceil(members / 10), members]) {
    const shop = await openBenchShop(1)
    try {
      putMembers(shop, count)
      costs.push(await exportMembers(shop, count))
    } finally {
      await shop.server.close()
    }
  }
  return costs
}

function putMembers({ server }: BenchShop, count: number): void {
  const { database } = server.cloud
  for (let index = 0; index < count; index += 1) {
    const memberId = `mem_${codeOf(index)}`
    const joined = {
      ...{ at: server.cloud.clock.now() - index * 1000, day: '2026-11-01' as BusinessDay, via: 'wechat' as const },
      ...{ storeId: null, entrance: null, requestId: '' },
    }
    database.put('members', { ...newMember(memberId, joined, [`wx:${memberId}`]), nickname: `客人 ${index}` })
    database.put('accounts', { ...newAccount(memberId, 'paper', 0) })
  }
}

/** A number in the letters of member codes. */
function codeOf(index: number): string {
  let code = ''
  for (let rest = index; code.length < MEMBER_CODE_LENGTH; rest = Math.floor(rest / ID_ALPHABET.length))
    code = ID_ALPHABET.charAt(rest % ID_ALPHABET.length) + code
  return code
}

/** By a process of its own, so that the memory is that of this export. */
async function exportMembers(shop: BenchShop, members: number): Promise<ExportCost> {
  const ops = await startFunction(shop, 'ops')
  try {
    let cpuMs = 0
    const call = async (action: string, input: object) => {
      const answer = await ask<Asked>(ops, { action, input, requestId: randomUUID() })
      cpuMs += answer.cpuMs
      if (!answer.reply.ok) throw new Error(`${action} was refused: ${JSON.stringify(answer.reply.error)}`)
      shop.server.cloud.stats.clear()
      return { ...answer.reply.data.export, peakMb: answer.peakMb }
    }
    let state = await call('export.start', { kind: 'members', by: '王运营', reason: '测量' })
    let calls = 1
    for (; state.status !== 'ready'; calls += 1) state = await call('export.proceed', { exportId: state.exportId })
    return {
      members,
      rowsPerCpuSecond: rounded((state.rows * 1000) / cpuMs, 0),
      peakMemoryMb: rounded(state.peakMb, 0),
      calls,
      files: state.files,
      megabytes: rounded(state.bytes / 1024 / 1024, 1),
    }
  } finally {
    ops.kill()
  }
}

export function exportTable(costs: readonly ExportCost[]): string {
  const head = ['members', 'rows per CPU second', 'peak memory in MB', 'calls', 'files', 'MB']
  const rows = costs.map((cost) => [
    cost.members,
    cost.rowsPerCpuSecond,
    cost.peakMemoryMb,
    cost.calls,
    cost.files,
    cost.megabytes,
  ])
  return table(head, rows)
}
