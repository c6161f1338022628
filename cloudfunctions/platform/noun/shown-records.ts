import type { Context } from '../context'
import type { Collection, StoredDocument } from '../db/collection'
import type { Db } from '../db/db'
import type { Noun } from './noun'
import type { Shown } from './personal'

/** A record as its member may see it. */
export type ShownRecord = Record<string, unknown>

/** Where a page begins: the value of the field by which the records are ordered. */
export type From = string | number

/** Whose records are shown: to the member, or to the operator who answers the member's request. */
export interface RecordContext extends Context {
  readonly memberId: string
}

/** What a noun shows members of what it keeps about them; `memberIds` are the records of one person. */
export type ShownRecords = FewRecords | ManyRecords

interface FewRecords {
  kind: 'few'
  read(context: RecordContext, memberIds: readonly string[]): Promise<{ records: ShownRecord[]; isComplete: boolean }>
}

interface ManyRecords {
  kind: 'many'
  count(db: Db, memberIds: readonly string[]): Promise<number>
  /** The newest first, from `from` on, those of the same instant included. */
  page(db: Db, memberIds: readonly string[], from: From | null): Promise<PagedRecord[]>
}

export interface PagedRecord {
  _id: string
  from: From
  record: ShownRecord
}

/** As many as the service answers at once. */
export const PAGE_SIZE = 1000

/** Records of which there are a handful, in one reading. */
export function few(
  read: (context: RecordContext, memberIds: readonly string[]) => Promise<ShownRecord[]>,
): ShownRecords {
  return {
    kind: 'few',
    read: async (context, memberIds) => ({ records: await read(context, memberIds), isComplete: true }),
  }
}

/** Records without a bound. `of` names the member, `newestBy` is the rest of the index that serves this. */
export function many<D extends StoredDocument>(
  from: Collection<D>,
  { of, newestBy, show = withoutInternals }: { of: string; newestBy: string; show?: (document: D) => ShownRecord },
): ShownRecords {
  return {
    kind: 'many',
    count: (db, memberIds) => db.count(from, { [of]: { in: memberIds } }),
    page: async (db, memberIds, first) => {
      const documents = await db.list(from, {
        where: { [of]: { in: memberIds }, ...(first !== null && { [newestBy]: { lte: first } }) },
        orderBy: [[newestBy, 'desc']],
        limit: PAGE_SIZE,
      })
      return documents.map((each) => ({ _id: each._id, from: valueAt(each, newestBy), record: show(each) }))
    },
  }
}

export interface Section extends Shown {
  shows: ShownRecords
}

/** All that the nouns show, as their collections declare it. */
export async function sectionsOf(nouns: readonly Noun[]): Promise<Section[]> {
  const shows = Object.assign({}, ...(await Promise.all(nouns.map((noun) => noun.shows?.() ?? {}))))
  return nouns.flatMap(({ collections = {} }) =>
    Object.values(collections).flatMap(({ person }) =>
      person && 'as' in person.shown ? [{ ...person.shown, shows: shows[person.shown.as] as ShownRecords }] : [],
    ),
  )
}

/** Who served the member, and request ids, are the shop's records, not the member's data. */
const INTERNAL_FIELDS = new Set(['staffId', 'requestId', 'batchId', 'clerkId', 'actorId', 'operatorId', 'content'])

/** Also inside lists, such as the refunds of a purchase. */
export function withoutInternals(record: object): ShownRecord {
  const shown = Object.entries(record).filter(([field]) => !INTERNAL_FIELDS.has(field))
  return Object.fromEntries(shown.map(([field, value]) => [field, cleaned(value)]))
}

function cleaned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(cleaned)
  return typeof value === 'object' && value !== null ? withoutInternals(value) : value
}

function valueAt(document: object, path: string): From {
  const value = path.split('.').reduce<unknown>((part, field) => (part as Record<string, unknown>)[field], document)
  return value as From
}
