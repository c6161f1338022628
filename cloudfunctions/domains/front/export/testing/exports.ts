import { parse } from 'csv-parse/sync'
import type { exportContract } from '#shared/front/export/contract'
import type { Input } from '#shared/kernel/contract'
import { TICK_MS, tickJob } from '../../../../testing/job-kill-matrix'
import type { Shop } from '../../../../testing/shop'

type Order = Partial<Input<(typeof exportContract)['export.start']>>

export const start = async (shop: Shop, order: Order = {}) => {
  const asked = { kind: 'members', by: '王运营', reason: '月底对账', ...order } as const
  return (await shop.ops('export.start', asked)).export
}

/** Runs the job tick by tick until the export is made. */
export async function make(shop: Shop, exportId: string) {
  for (let ticks = 0; ticks < 20; ticks += 1) {
    await tickJob('make-exports')
    const { export: made } = await shop.ops('export.get', { exportId })
    if (made.status !== 'making') return made
    shop.clock.advance(TICK_MS)
  }
  throw new Error(`${exportId} was not made in 20 ticks`)
}

/** The bytes of its files, in their order, as whoever has the addresses gets them. */
export async function filesOf(shop: Shop, exportId: string): Promise<Buffer[]> {
  const { files } = await shop.ops('export.get', { exportId })
  return Promise.all(files.map(async ({ url }) => Buffer.from(await (await fetch(url)).arrayBuffer())))
}

export type Row = Record<string, string>

/** The rows of all files together, by heading. */
export async function rowsOf(shop: Shop, exportId: string): Promise<Row[]> {
  const files = await filesOf(shop, exportId)
  return files.flatMap((file) => parse(file, { bom: true, columns: true, record_delimiter: '\r\n' }) as Row[])
}

export async function exported(shop: Shop, order: Order): Promise<Row[]> {
  const { exportId } = await start(shop, order)
  await make(shop, exportId)
  return rowsOf(shop, exportId)
}
