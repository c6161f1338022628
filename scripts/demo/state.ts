import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib'
import * as z from 'zod'
import type { LocalCloud } from '../../local-cloud/cloud'
import { type People, personSeedSchema } from '../../local-cloud/control/people'
import type { Document } from '../../local-cloud/database/engine'
import { PlainError } from '../../local-cloud/plain-error'
import { revive, toRelaxed } from '../../local-cloud/wire/ejson'
import { fromColumns, toColumns } from './columns'

/**
 * A whole shop in one file: brotli over lines of JSON, first the header, then each collection's documents, column by
 * column. Collections and documents stand in the order of their names, so that the same shop makes the same file.
 */
export interface ShopState {
  /** Where the shop's clock stood last, epoch ms. */
  endedAt: number
  /** The keys under which its people's fields are sealed. The people are invented, so their keys are no secret. */
  environment: Record<string, string>
  people: z.infer<typeof personSeedSchema>[]
  collections: Record<string, Document[]>
}

const FORMAT = 2
const DAY_MS = 86_400_000
/** What was written down as it happened and is read for days only: when it was, and how many days of it are shipped. */
const RAW = {
  events: { at: 'at', days: 30 },
  sessions: { at: 'startedAt', days: 7 },
  audits: { at: 'at', days: 7 },
  requests: { at: 'at', days: 7 },
} as const

const headerSchema = z.object({
  format: z.literal(FORMAT),
  endedAt: z.int(),
  environment: z.record(z.string(), z.string()),
  people: z.array(personSeedSchema),
})
const collectionSchema = z.object({ collection: z.string(), documents: z.int(), columns: z.int() })
const columnSchema = z.object({
  place: z.string(),
  forms: z.array(z.array(z.string())),
  values: z.array(z.unknown()),
})

type Parts = { cloud: Pick<LocalCloud, 'database' | 'clock'>; people: People }

/** The shop as it is. Only the last days of raw records are kept, but everything counted from the others is there. */
export function takeState({ cloud, people }: Parts, environment: Record<string, string>): ShopState {
  const endedAt = cloud.clock.now()
  const { collections } = cloud.database.dump()
  for (const [name, { at, days }] of Object.entries(RAW)) {
    const since = endedAt - days * DAY_MS
    collections[name] = (collections[name] ?? []).filter((document) => Number(document[at]) >= since)
  }
  return { endedAt, environment, people: people.list(), collections }
}

export function packState({ endedAt, environment, people, collections }: ShopState): Buffer {
  const lines: unknown[] = [{ format: FORMAT, endedAt, environment, people }]
  for (const name of Object.keys(collections).sort()) {
    const documents = [...(collections[name] ?? [])].sort(byId)
    const columns = toColumns(documents.map(toRelaxed))
    lines.push({ collection: name, documents: documents.length, columns: columns.length }, ...columns)
  }
  const text = Buffer.from(lines.map((line) => `${JSON.stringify(line)}\n`).join(''))
  return brotliCompressSync(text, {
    params: {
      // The highest: it takes minutes once, and every clone is a tenth smaller.
      [constants.BROTLI_PARAM_QUALITY]: 11,
      // A window as large as the text: what members do is alike from the first day to the last.
      [constants.BROTLI_PARAM_LARGE_WINDOW]: 1,
      [constants.BROTLI_PARAM_LGWIN]: 27,
      [constants.BROTLI_PARAM_SIZE_HINT]: text.length,
    },
  })
}

const byId = (one: Document, other: Document) => (String(one._id) < String(other._id) ? -1 : 1)

/** @throws PlainError when the file is not a shop's state */
export function unpackState(packed: Buffer): ShopState {
  return reading(() => {
    const lines = linesOf(packed)
    const { format: _format, ...header } = headerSchema.parse(JSON.parse(lines[0] ?? ''))
    const collections: ShopState['collections'] = {}
    for (let at = 1; at < lines.length - 1; ) {
      const { collection, documents, columns } = collectionSchema.parse(JSON.parse(lines[at] ?? ''))
      const parsed = lines.slice(at + 1, at + 1 + columns).map((text) => columnSchema.parse(JSON.parse(text)))
      collections[collection] = fromColumns(parsed, documents).map((each) => revive(each, 0) as Document) // As it was packed.
      at += 1 + columns
    }
    return { ...header, collections }
  })
}

/** @throws PlainError when the file is not a shop's state */
export const keysOf = (packed: Buffer): Record<string, string> =>
  reading(() => headerSchema.parse(JSON.parse(linesOf(packed)[0] ?? '')).environment)

function linesOf(packed: Buffer): string[] {
  const params = { [constants.BROTLI_DECODER_PARAM_LARGE_WINDOW]: 1 }
  return brotliDecompressSync(packed, { params }).toString('utf8').split('\n')
}

function reading<T>(read: () => T): T {
  try {
    return read()
  } catch (error) {
    throw new PlainError(`The state of the demo shop cannot be read: ${error instanceof Error ? error.message : error}`)
  }
}

/** Replaces what is there; the clock goes on from where the state's stood. */
export function loadState({ cloud, people }: Parts, state: ShopState): void {
  cloud.database.load({ collections: state.collections })
  people.clear()
  people.add(state.people)
  cloud.clock.set(state.endedAt)
}
