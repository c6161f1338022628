import { BYTE_ORDER_MARK, csvLine, textCell } from '#shared/front/export/csv'
import { FILE_LIMITS, type FileLimits, isFull } from '#shared/front/export/export'
import { invariant } from '#shared/kernel/invariant'
import type { Context } from '../../../platform/context'
import type { Part, Position, StoredExport } from './export.repository'
import { openSource, type RowPage } from './export-rows.service'

/**
 * Reads on from where the last step stopped and rewrites the newest file with the new rows. Everything follows from the
 * record, so a step that died at any line and is repeated writes the same bytes to the same path.
 */
export async function makeStep(
  context: Context,
  order: StoredExport,
  limits: FileLimits = FILE_LIMITS,
): Promise<StoredExport> {
  const { cloud } = context
  if (order.replaced !== null) await cloud.removeFile(order.replaced)
  const source = await openSource(context, order, limits.pageSize)
  const open = openPart(order, limits)
  const lines = [
    open ? await readPart(context, open) : Buffer.from(BYTE_ORDER_MARK + csvLine(source.heading.map(textCell))),
  ]
  const read = await readPages(order, { open, lines, limits, nextPage: source.nextPage })
  const isReady = read.position === null
  const step = order.step + 1
  const next = { ...order, step, failures: 0, position: read.position, looked: order.looked + read.looked }
  const status = isReady ? ({ status: 'ready', readyAt: context.now } as const) : {}
  // An export that found nothing is a file with a heading, so that nobody waits for one.
  const isWritten = read.rows > (open?.rows ?? 0) || (isReady && order.parts.length === 0)
  if (!isWritten) return { ...next, ...status, replaced: null }
  const content = Buffer.concat(lines)
  const fileId = await cloud.upload(pathOf(order, step), content)
  const part = { fileId, rows: read.rows, bytes: content.length }
  const parts = [...(open ? order.parts.slice(0, -1) : order.parts), part]
  return { ...next, ...status, parts, replaced: open?.fileId ?? null }
}

/** Removes every file the export may have left. Repeating it does no harm. */
export async function removeFiles({ cloud }: Context, made: StoredExport): Promise<void> {
  const { parts, replaced } = made
  for (const fileId of [...parts.map((part) => part.fileId), replaced]) {
    if (fileId !== null) await cloud.removeFile(fileId)
  }
  // A step may have written its file and died before recording it. A file cannot be removed by its path alone, but
  // writing over it returns its id.
  if (made.readyAt === null) await cloud.removeFile(await cloud.upload(pathOf(made, made.step + 1), Buffer.from('\n')))
}

function pathOf({ _id, kind }: StoredExport, step: number): string {
  return `exports/${_id}/${kind}-${String(step).padStart(4, '0')}.csv`
}

/** The newest file, while there is room in it. */
function openPart({ parts }: StoredExport, limits: FileLimits): Part | null {
  const last = parts.at(-1)
  return last && !isFull(last, limits) ? last : null
}

async function readPart({ cloud }: Context, { fileId, bytes }: Part): Promise<Buffer> {
  const content = await cloud.download(fileId)
  invariant(content.length === bytes, 'a file is as it was written')
  return content
}

interface ReadRows {
  /** Null when the end was reached. */
  position: Position | null
  rows: number
  looked: number
}

interface PageReading {
  open: Part | null
  /** What the file already holds; new rows are appended. */
  lines: Buffer[]
  limits: FileLimits
  nextPage(after: Position | null): Promise<RowPage>
}

async function readPages(order: StoredExport, { open, lines, limits, nextPage }: PageReading): Promise<ReadRows> {
  const read: ReadRows = { position: order.position, rows: open?.rows ?? 0, looked: 0 }
  let bytes = lines.reduce((sum, { length }) => sum + length, 0)
  for (let pages = 0; pages < limits.pagesPerStep && !isFull({ rows: read.rows, bytes }, limits); pages += 1) {
    const page = await nextPage(read.position)
    const text = Buffer.from(page.rows.map(csvLine).join(''))
    lines.push(text)
    bytes += text.length
    read.rows += page.rows.length
    read.looked += page.looked
    read.position = page.next
    if (page.next === null) break
  }
  return read
}
