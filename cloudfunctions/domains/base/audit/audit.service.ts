import type { Context, MemberContext } from '../../../platform/context'
import type { Db, Tx } from '../../../platform/db/db'
import { isNew } from '../../../platform/db/is-new'
import { newId } from '../../../platform/ids'
import { insertAudit } from './audit.repository'

/** The requests, by the database that each has for itself, of which an act's own record tells. */
const onRecord = new WeakSet<Db>()

export interface AuditFacts {
  action: string
  subject: string
  storeId: string | null
  /** Why, as whoever did it has written. */
  note?: string
}

export interface AuditedChange extends AuditFacts {
  /** Which part of the request it is, where one transaction would be too large for all. */
  part?: string | undefined
}

/** One record for each look, and for each repetition too: an id made from the request could be reused to hide a look. */
export async function recordLook(context: Context | MemberContext, audited: AuditFacts): Promise<void> {
  await insertAudit(context.db, { _id: newId('aud'), ...audited, actor: actorOf(context), at: context.now })
}

/**
 * Makes a change together with its record, in one transaction. The record's id comes from the request, so that the
 * same request sent again, even much later, finds its change made and does not undo what came after it.
 */
export async function changeOnce(
  context: Context,
  { part, ...audited }: AuditedChange,
  act: (tx: Tx) => Promise<void>,
): Promise<void> {
  onRecord.add(context.db)
  const _id = [audited.action, context.requestId, audited.subject, ...(part === undefined ? [] : [part])].join(':')
  const change = context.db.transaction(async (tx) => {
    await insertAudit(tx, { _id, ...audited, actor: actorOf(context), at: context.now })
    await act(tx)
  })
  await isNew(change)
}

/** For an act that keeps its own record and, sent again, may answer without writing it again. */
export function keepsOwnRecord({ db }: Context): void {
  onRecord.add(db)
}

/** The record of a change whose own transaction knows a repetition. */
export function recordChange(context: Context, tx: Tx, audited: AuditFacts): Promise<void> {
  onRecord.add(context.db)
  const _id = ownId(context, audited)
  return insertAudit(tx, { _id, ...audited, actor: actorOf(context), at: context.now })
}

/**
 * That somebody steered the shop, for acts that keep no record of their own. Sent again, the request finds its line. An
 * act of which the reply was lost is on record when it is sent again, which desk and console do.
 */
export async function recordAct(context: Context, act: Omit<AuditFacts, 'storeId'>): Promise<void> {
  if (onRecord.has(context.db)) return
  // Named as the act's own record would be: of a repetition the act may answer without writing that again.
  const _id = ownId(context, act)
  await isNew(insertAudit(context.db, { _id, ...act, storeId: null, actor: actorOf(context), at: context.now }))
}

const ownId = ({ requestId }: Context, { action, subject }: Pick<AuditFacts, 'action' | 'subject'>) =>
  [action, requestId, subject].join(':')

/** Staff act under their member id, a till under its key. */
function actorOf(context: Context | MemberContext): string {
  if ('memberId' in context) return context.memberId
  const { caller, person } = context
  return person?.memberId ?? (caller.kind === 'till' ? `till:${caller.keyId}` : caller.kind)
}
