import type { AtWork } from '#shared/insight/experiment/assigned'
import { placeIn } from '#shared/reach/journey/ways'
import type { Context } from '../../../platform/context'
import type { Db, Tx } from '../../../platform/db/db'
import { DomainError } from '../../../platform/domain-error'
import { findAtWork, holdAtWork } from '../../insight/experiment/experiment.face'

/** Another version would be another thing that is tried. @throws DomainError JOURNEY_INVALID */
export async function requireNothingTried(db: Db, journeyId: string): Promise<void> {
  requireNoneOf(await findAtWork(db), journeyId, null)
}

/**
 * The same in the transaction that makes the version, whatever begins at the same moment. The experiment that ends by this very
 * version is none of them. @throws DomainError JOURNEY_INVALID
 */
export async function requireNothingTriedIn(
  tx: Tx,
  { now }: Pick<Context, 'now'>,
  { journeyId, endingId = null }: { journeyId: string; endingId?: string | null },
): Promise<void> {
  requireNoneOf(await holdAtWork(tx, { by: '系统', at: now }), journeyId, endingId)
}

function requireNoneOf({ running }: AtWork, journeyId: string, endingId: string | null): void {
  const isTried = running.some(
    ({ _id, surface, placeId }) =>
      _id !== endingId && surface === 'journey' && placeIn(placeId ?? '').journeyId === journeyId,
  )
  if (isTried) throw new DomainError('JOURNEY_INVALID', { problem: '这个旅程里正在做实验，先停下实验再改' })
}
