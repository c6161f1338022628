import type { Context } from '../../../platform/context'
import { DomainError } from '../../../platform/domain-error'
import type { Noun } from '../../../platform/noun/noun'
import type { Hidden } from '../../../platform/noun/personal'
import { type From, type RecordContext, type Section, sectionsOf } from '../../../platform/noun/shown-records'
import { recordLook } from '../../base/audit/audit.face'
import { findMember, recordsOfPerson } from '../../people/member/member.face'
import { type PagedSection, type Room, readRecords } from './record-pages.service'

/** A function's reply may be one megabyte, and little of that is needed around the records. */
const BYTES_MAX = 800_000

type ReadSections = Awaited<ReturnType<typeof readRecords>>

interface RecordQuery {
  kind?: string | undefined
  from?: From | undefined
}

/** The same for staff who make a member's copy; logged before it is read. @throws DomainError MEMBER_NOT_FOUND */
export async function readRecordOf(
  context: Context,
  { memberId, note, ...asked }: RecordQuery & { memberId: string; note: string },
) {
  if (!(await findMember(context.db, memberId))) throw new DomainError('MEMBER_NOT_FOUND')
  await recordLook(context, { action: 'privacy.readRecord', subject: memberId, storeId: null, note })
  return getStoredRecord({ ...context, memberId }, asked)
}

/**
 * Everything that is stored about the caller, by kind, the records that were merged into theirs included; each noun
 * shows its own part, and says of the rest why it is not shown. One reply holds all of it for nearly everybody; the rest
 * of a kind is asked for by that kind, from where it stopped.
 */
export async function getStoredRecord(
  context: RecordContext,
  asked: RecordQuery,
): Promise<{ sections: ReadSections[]; hidden: { title: string; why: string }[] }> {
  const { db, memberId, nouns } = context
  const room: Room = { bytesLeft: BYTES_MAX }
  const sections = await sectionsOf(nouns)
  const memberIds = await recordsOfPerson(db, memberId)
  const paged = sections.filter(isPaged)
  if (asked.kind !== undefined) {
    const section = paged.find(({ as }) => as === asked.kind)
    if (!section) throw new DomainError('INVALID_INPUT')
    return { sections: [await readRecords(db, section, { memberIds, from: asked.from ?? null, room })], hidden: [] }
  }
  const read: ReadSections[] = []
  for (const section of sections) if (!isPaged(section)) read.push(await readFew(context, section, memberIds))
  for (const section of paged) read.push(await readRecords(db, section, { memberIds, from: null, room }))
  return { sections: read, hidden: hiddenOf(nouns) }
}

const isPaged = (section: Section): section is PagedSection => section.shows.kind === 'many'

/** Kinds of which a member has one or a few. */
async function readFew(context: RecordContext, { as: kind, title, shows }: Section, memberIds: readonly string[]) {
  if (shows.kind !== 'few') throw new Error(`${kind} is read in pages`)
  const { records, isComplete } = await shows.read(context, memberIds)
  return { kind, title, count: records.length, isComplete, nextFrom: null, records }
}

/** Everything that is kept but not shown, named once, with the reason. */
function hiddenOf(nouns: readonly Noun[]): { title: string; why: string }[] {
  const personal = nouns.flatMap(({ collections = {} }) =>
    Object.values(collections).flatMap(({ person }) => person ?? []),
  )
  const hidden = personal.flatMap(({ shown, names }) => [shown, ...(names ? [names.hidden] : [])].filter(isHidden))
  return [...new Map(hidden.map(({ title, hidden: why }) => [title, { title, why }])).values()]
}

const isHidden = (shown: object): shown is Hidden => 'hidden' in shown
