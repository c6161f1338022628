import type { ParsedInput } from '#shared/kernel/contract'
import { invariant } from '#shared/kernel/invariant'
import type { bookingContract } from '#shared/reach/booking/contract'
import type { Occasion, OccasionNews } from '#shared/reach/booking/occasion'
import type { Context } from '../../../platform/context'
import { wholeInstants } from '../../../platform/db/whole-instants'
import { DomainError } from '../../../platform/domain-error'
import { derivedId } from '../../../platform/ids'
import { requireLawful } from '../../../platform/lawful'
import { changeOnce, recordLook } from '../../base/audit/audit.face'
import { requireStores } from '../../people/staff/staff.face'
import { toRow } from './booking.mapper'
import { guestsOf } from './door.service'
import { moveUp } from './line.service'
import { findOccasion, insertOccasion, listBefore, saveOccasionIn } from './occasion.repository'

type Saving = ParsedInput<(typeof bookingContract)['booking.saveOccasion']>

const PAGE_SIZE = 30
const ALL_TIMES = Number.MAX_SAFE_INTEGER

/** @throws DomainError COPY_NOT_LAWFUL, STORE_NOT_FOUND, OCCASION_NOT_FOUND, OCCASION_CHANGED, OCCASION_ENDED, OCCASION_PLACES_TAKEN */
export async function saveOccasion(context: Context, { occasionId, baseVersion, draft }: Saving) {
  requireLawful(draft.title, draft.place, draft.text)
  await requireStores(context.db, [draft.storeId])
  const id = occasionId ?? derivedId('occ', [context.requestId])
  const audited = { action: 'booking.saveOccasion', subject: id, storeId: draft.storeId, note: draft.title }
  await changeOnce(context, audited, async (tx) => {
    const before = await findOccasion(tx, id)
    if (occasionId === undefined) await insertOccasion(tx, planned(context, id, draft))
    else if (!before) throw new DomainError('OCCASION_NOT_FOUND')
    else {
      const changed = changedBy(context, before, { baseVersion, draft })
      await saveOccasionIn(tx, await moveUp(context, tx, changed))
    }
  })
  const saved = await findOccasion(context.db, id)
  invariant(saved, 'what was saved is there')
  return { occasionId: id, version: saved.version }
}

function planned({ now }: Context, _id: string, draft: Saving['draft']): Occasion {
  const nobody = { taken: 0, attended: 0, waiting: [], lastNumber: 0 }
  return { _id, ...draft, status: 'planned', calledOff: null, ...nobody, movedAt: null, version: 1, savedAt: now }
}

function changedBy(
  { now }: Context,
  before: Occasion,
  { baseVersion, draft }: Pick<Saving, 'baseVersion' | 'draft'>,
): Occasion {
  if (before.status !== 'planned') throw new DomainError('OCCASION_ENDED')
  if (before.version !== baseVersion) throw new DomainError('OCCASION_CHANGED')
  if (draft.places < before.taken) throw new DomainError('OCCASION_PLACES_TAKEN', { taken: before.taken })
  const isMoved = draft.startsAt !== before.startsAt || draft.storeId !== before.storeId || draft.place !== before.place
  const changed = { ...before, ...draft, version: before.version + 1, savedAt: now }
  return isMoved && before.lastNumber > 0 ? { ...withNews(changed, 'moved', now), movedAt: now } : changed
}

/** With the change for those who have something there; a job tells them. */
function withNews(occasion: Occasion, kind: OccasionNews['kind'], now: number): Occasion {
  const { version, lastNumber } = occasion
  return { ...occasion, news: { kind, version, upTo: lastNumber }, untoldSince: now }
}

/** @throws DomainError COPY_NOT_LAWFUL, OCCASION_NOT_FOUND, OCCASION_ENDED */
export async function callOff(context: Context, { occasionId, reason }: { occasionId: string; reason: string }) {
  const { db, now } = context
  // Members read it.
  requireLawful(reason)
  const known = await findOccasion(db, occasionId)
  if (!known) throw new DomainError('OCCASION_NOT_FOUND')
  const audited = { action: 'booking.callOff', subject: occasionId, storeId: known.storeId, note: reason }
  await changeOnce(context, audited, async (tx) => {
    const occasion = await findOccasion(tx, occasionId)
    invariant(occasion, 'an occasion is never removed')
    if (occasion.status !== 'planned') throw new DomainError('OCCASION_ENDED')
    const version = occasion.version + 1
    const calledOff: Occasion = { ...occasion, status: 'calledOff', calledOff: { at: now, reason }, version }
    await saveOccasionIn(tx, withNews(calledOff, 'calledOff', now))
  })
  return { occasionId, bookings: known.taken + known.waiting.length }
}

export async function listOccasions({ db }: Context, beforeAt: number | null) {
  const found = await listBefore(db, beforeAt ?? ALL_TIMES, PAGE_SIZE + 1)
  // Several stores begin at the same hour.
  const { page, nextBeforeAt } = wholeInstants(found, PAGE_SIZE, ({ startsAt }) => startsAt)
  return { occasions: page.map(toRow), nextBeforeAt }
}

/** @throws DomainError OCCASION_NOT_FOUND */
export async function getOccasion(context: Context, occasionId: string) {
  const occasion = await findOccasion(context.db, occasionId)
  if (!occasion) throw new DomainError('OCCASION_NOT_FOUND')
  await recordLook(context, { action: 'booking.getOccasion', subject: occasionId, storeId: occasion.storeId })
  const { text, picture, tierKeys, opensAt, closesAt, cancelUntilAt, calledOff, version } = occasion
  const written = { text, picture, tierKeys, opensAt, closesAt, cancelUntilAt, version }
  return {
    occasion: { ...toRow(occasion), ...written, reason: calledOff?.reason ?? null },
    guests: await guestsOf(context, occasionId),
  }
}
