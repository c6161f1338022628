import { placeIn } from '#shared/reach/journey/ways'
import type { Reader } from '../../../platform/db/db'
import { DomainError } from '../../../platform/domain-error'
import { findAtWork } from '../../insight/experiment/experiment.face'

/** Another version would be another thing that is tried. @throws DomainError JOURNEY_INVALID */
export async function requireNothingTried(reader: Reader, journeyId: string): Promise<void> {
  const { running } = await findAtWork(reader)
  const isTried = running.some(
    ({ surface, placeId }) => surface === 'journey' && placeIn(placeId ?? '').journeyId === journeyId,
  )
  if (isTried) throw new DomainError('JOURNEY_INVALID', { problem: '这个旅程里正在做实验，先停下实验再改' })
}
