import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib'
import * as z from 'zod'
import type { LocalCloud } from '../../local-cloud/cloud'
import { type People, personSeedSchema } from '../../local-cloud/control/people'
import type { Document } from '../../local-cloud/database/engine'
import { PlainError } from '../../local-cloud/plain-error'
import { revive, toRelaxed } from '../../local-cloud/wire/ejson'

/**
 * A whole shop in one file: brotli over lines of JSON, first the header, then each collection's documents. Collections
 * and documents stand in the order of their names, so that the same shop makes the same file.
 */
export interface ShopState {
  /** Where the shop's clock stood last, epoch ms. */
  endedAt: number
  /** The keys under which its people's fields are sealed. The people are invented, so their keys are no secret. */
  environment: Record<string, string>
  people: z.infer<typeof personSeedSchema>[]
  collections: Record<string, Document[]>
}

const FORMAT = 1
const RAW_DAYS = 30
const DAY_MS = 86_400_000
/** What was written down as it happened and is read for days only, and when it was. */
const RAW = { events: 'at', sessions: 'startedAt', audits: 'at', requests: 'at' } as const

const headerSchema = z.object({
  format: z.literal(FORMAT),
  endedAt: z.int(),
  environment: z.record(z.string(), z.string()),
  people: z.array(personSeedSchema),
})
const collectionSchema = z.object({ collection: z.string(), documents: z.int() })

type Parts = { cloud: Pick<LocalCloud, 'database' | 'clock'>; people: People }

/** The shop as it is. Of raw records the last 30 days stay; what was counted from the others is all there. */
export function takeState({ cloud, people }: Parts, environment: Record<string, string>): ShopState {
  const endedAt = cloud.clock.now()
  const { collections } = cloud.database.dump()
  const since = endedAt - RAW_DAYS * DAY_MS
  for (const [name, at] of Object.entries(RAW))
    collections[name] = (collections[name] ?? []).filter((document) => Number(document[at]) >= since)
  return { endedAt, environment, people: people.list(), collections }
}

export function packState({ endedAt, environment, people, collections }: ShopState): Buffer {
  const lines: unknown[] = [{ format: FORMAT, endedAt, environment, people }]
  for (const name of Object.keys(collections).sort()) {
    const documents = [...(collections[name] ?? [])].sort(byId)
    lines.push({ collection: name, documents: documents.length }, ...documents.map(toRelaxed))
  }
  const text = Buffer.from(lines.map((line) => `${JSON.stringify(line)}\n`).join(''))
  return brotliCompressSync(text, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 11,
      [constants.BROTLI_PARAM_LGWIN]: 24,
      [constants.BROTLI_PARAM_SIZE_HINT]: text.length,
    },
  })
}

const byId = (one: Document, other: Document) => (String(one._id) < String(other._id) ? -1 : 1)

/** @throws PlainError when the file is not a shop's state */
export function unpackState(packed: Buffer): ShopState {
  try {
    const lines = brotliDecompressSync(packed).toString('utf8').split('\n')
    const { format: _format, ...header } = headerSchema.parse(JSON.parse(lines[0] ?? ''))
    const collections: ShopState['collections'] = {}
    for (let at = 1; at < lines.length - 1; ) {
      const { collection, documents } = collectionSchema.parse(JSON.parse(lines[at] ?? ''))
      const texts = lines.slice(at + 1, at + 1 + documents)
      collections[collection] = texts.map((text) => revive(JSON.parse(text), 0) as Document) // As it was packed.
      at += 1 + documents
    }
    return { ...header, collections }
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
