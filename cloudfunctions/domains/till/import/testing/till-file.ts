import type { Input, Output } from '#shared/kernel/contract'
import type { importContract } from '#shared/till/import/contract'
import type { Shop } from '../../../../testing/shop'
import { tillKey } from '../../../people/member/till-key'
import { EAST } from '../../../people/staff/testing/shop-floor'

export type ImportInput = Input<(typeof importContract)['import.apply']>
export type ImportReport = Output<(typeof importContract)['import.apply']>

export const HEAD = 'customer,date,amount'

/** Puts a till's file into the cloud's storage and answers its id. */
export function upload(shop: Shop, lines: readonly string[], name = 'till.csv'): string {
  return shop.storage.put(`imports/${name}`, Buffer.from(lines.join('\n'))).fileId
}

export function anImport(fileId: string, fields: Partial<ImportInput> = {}): ImportInput {
  return { fileId, storeId: EAST, columns: { member: 'customer', date: 'date', amount: 'amount' }, ...fields }
}

export function importLines(shop: Shop, lines: readonly string[], fields: Partial<ImportInput> = {}) {
  return shop.ops('import.apply', anImport(upload(shop, lines), fields))
}

/** So many customers with one to three purchases each, the same every time. */
export function manyRows(customers: number): string[] {
  const rows = [HEAD]
  for (let n = 0; n < customers; n += 1) {
    const number = String(n).padStart(5, '0')
    for (let visit = 0; visit <= n % 3; visit += 1) rows.push(`${number},2026-0${(n % 9) + 1}-1${visit},${n}.50`)
  }
  return rows
}

export function memberOf(shop: Shop, number: string, storeId = EAST): string | undefined {
  return shop.database.get('identities', tillKey(storeId, number))?.memberId as string | undefined
}

/** Members added, purchases added, purchases known. */
export function countsOf(report: ImportReport): [number, number, number] {
  return [report.membersAdded, report.purchasesAdded, report.purchasesKnown]
}
