import { actionTitle } from '#shared/base/audit/action-words'
import type { auditLogContract } from '#shared/front/audit-log/contract'
import { toAuditPage } from '#shared/front/audit-log/page'
import { endOfDay, LAST_INSTANT, startOfDay } from '#shared/kernel/business-day'
import type { ParsedInput } from '#shared/kernel/contract'
import type { Context } from '../../../platform/context'
import { jobsOf } from '../../../platform/noun/job'
import { type AuditRecord, listAudits, recordLook } from '../../base/audit/audit.face'
import { namesOfHolders } from '../../people/grant/grant.face'
import { namesOfStaff } from '../../people/staff/staff.face'

const PAGE_SIZE = 50
/** More than a page, so that lines written at the same instant are read together. */
const READ_SIZE = 200

type LogQuery = ParsedInput<(typeof auditLogContract)['audit-log.list']>

/** A page of the log, newest first, with the names that people have today. Four round trips, its own line among them. */
export async function listLog(context: Context, { fromDay, toDay, after, ...asked }: LogQuery) {
  const by = givenOf(asked)
  const untilAt = Math.min(after?.at ?? LAST_INSTANT, toDay ? endOfDay(toDay) : LAST_INSTANT)
  const fromAt = fromDay ? startOfDay(fromDay) : 0
  const read = await listAudits(context.db, by, { fromAt, untilAt, limit: READ_SIZE })
  const { lines, next } = toAuditPage(read, after ?? null, { size: PAGE_SIZE, isFull: read.length === READ_SIZE })
  const names = await namesOf(context, lines)
  const titles = await titlesOf(context, lines)
  // Later pages belong to the same look at the log, so only the first is put on record.
  if (!after) await recordLook(context, { action: 'audit-log.list', subject: subjectOf(by), storeId: null })
  return {
    lines: lines.map(({ _id, at, actor, action, subject, storeId }) => {
      const actorName = names.get(actor) ?? null
      const titled = { actionTitle: actionTitle(action), subjectTitle: titles.get(subject) ?? null }
      return { lineId: _id, at, actor, actorName, action, ...titled, subject, storeId }
    }),
    next,
  }
}

type By = Partial<Record<'actor' | 'action' | 'subject', string>>

function givenOf({ actor, action, subject }: Pick<LogQuery, 'actor' | 'action' | 'subject'>): By {
  if (actor !== undefined) return { actor }
  if (action !== undefined) return { action }
  return subject === undefined ? {} : { subject }
}

const subjectOf = ({ actor, action, subject }: By) => actor ?? action ?? subject ?? 'all'

/** Looks titles up only when a job is on the page, because that loads the declarations of all nouns. */
async function titlesOf({ nouns }: Context, lines: readonly AuditRecord[]): Promise<Map<string, string>> {
  const isAboutJobs = lines.some(({ action }) => action.startsWith('job.'))
  return new Map(isAboutJobs ? (await jobsOf(nouns)).map(({ name, title }) => [name, title]) : [])
}

async function namesOf(context: Context, lines: readonly AuditRecord[]): Promise<Map<string, string>> {
  const ids = lines.map(({ actor }) => actor).filter((actor) => actor.startsWith('mem_'))
  return new Map([...(await namesOfHolders(context, ids)), ...(await namesOfStaff(context, ids))])
}
