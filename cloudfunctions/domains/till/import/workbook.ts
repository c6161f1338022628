import { unzipSync } from 'fflate'
import { plainFigure } from '#shared/kernel/workbook-figure'
import { DomainError } from '../../../platform/domain-error'

export interface WorkbookSheet {
  name: string
  rows: string[][]
}

/** Larger workbooks must be saved as CSV, because a workbook is read whole and takes ten times its size in memory. */
export const WORKBOOK_BYTES_MAX = 6 * 1024 * 1024
const OPENED_BYTES_MAX = 64 * 1024 * 1024
const FILES_MAX = 200

export const isZip = (bytes: Buffer): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b

/**
 * The one file in a zip, or null where the zip is a workbook itself. What would be larger opened than is allowed is refused
 * before it is opened, by the sizes that the zip names; one that names less than it holds is cut off there.
 * @throws DomainError IMPORT_FILE_TOO_LARGE, IMPORT_FILE_UNREADABLE
 */
export function fileInZip(bytes: Buffer): Buffer | null {
  const names: { name: string; size: number }[] = []
  open(bytes, ({ name, originalSize }) => {
    names.push({ name, size: originalSize })
    return false
  })
  const size = names.reduce((sum, each) => sum + each.size, 0)
  if (names.length > FILES_MAX || size > OPENED_BYTES_MAX) throw new DomainError('IMPORT_FILE_TOO_LARGE')
  if (names.some(({ name }) => name === '[Content_Types].xml')) return null
  const tables = names.filter(({ name }) => /\.(csv|tsv|txt|xlsx)$/i.test(name) && !/(^|\/)(__MACOSX|\.)/.test(name))
  // Alipay puts a summary beside the bill.
  const rows = tables.filter(({ name }) => !/汇总|\(summary\)/i.test(name))
  const [only, second] = rows.length > 0 ? rows : tables
  if (!only || (second && second.size >= only.size / 2))
    throw new DomainError('IMPORT_FILE_UNREADABLE', { files: tables.length })
  const file = open(bytes, ({ name }) => name === only.name)[only.name]
  if (!file) throw new DomainError('IMPORT_FILE_UNREADABLE')
  return Buffer.from(file.buffer, file.byteOffset, file.byteLength)
}

/** All sheets, each cell as the text that stands for it. @throws DomainError as above */
export async function readWorkbook(bytes: Buffer): Promise<WorkbookSheet[]> {
  if (bytes.length > WORKBOOK_BYTES_MAX)
    throw new DomainError('IMPORT_FILE_TOO_LARGE', { bytesMax: WORKBOOK_BYTES_MAX })
  const { default: readSheets } = await import('read-excel-file/universal')
  const content = new Uint8Array(bytes).buffer
  try {
    // Figures are kept as the file has them. Read as numbers, those with 16 digits or more would change.
    const sheets = await readSheets(content, { parseNumber: (text: string) => text as unknown as number, trim: false })
    return sheets.map(({ sheet, data }) => ({ name: sheet, rows: data.map((row) => row.map(textOfCell)) }))
  } catch {
    // Whatever the reason, the library cannot read this file.
    throw new DomainError('IMPORT_FILE_UNREADABLE')
  }
}

function textOfCell(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (!(value instanceof Date)) return plainFigure(String(value))
  const [day = '', time = ''] = value.toISOString().slice(0, 19).split('T')
  return time === '00:00:00' ? day : `${day} ${time}`
}

function open(bytes: Buffer, filter: (file: { name: string; originalSize: number }) => boolean) {
  try {
    return unzipSync(bytes, { filter })
  } catch {
    // Truncated, encrypted, or none at all.
    throw new DomainError('IMPORT_FILE_UNREADABLE')
  }
}
