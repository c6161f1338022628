import { READY_JOURNEYS } from '#shared/reach/journey/ready'
import type { Context } from '../../../platform/context'
import { DomainError } from '../../../platform/domain-error'
import { changeOnce } from '../../base/audit/audit.face'
import { newJourney } from './draft.service'
import { findJourney, listJourneys, saveJourney } from './journey.repository'
import { toLine } from './view.service'

const idOf = (readyKey: string) => `jny_${readyKey}`

/** Those that come with the product, and which of them were taken. */
export async function listReady({ db }: Context) {
  const taken = new Set((await listJourneys(db)).map(({ _id }) => _id))
  return READY_JOURNEYS.map(({ key, name, about, definition }) => ({
    readyKey: key,
    name,
    about,
    kind: definition.kind,
    journeyId: taken.has(idOf(key)) ? idOf(key) : null,
  }))
}

/** Makes a draft of one. Taken before, it stays as it is by now. @throws DomainError JOURNEY_NOT_FOUND */
export async function takeReady(context: Context, { readyKey, by }: { readyKey: string; by: string }) {
  const { db, now } = context
  const ready = READY_JOURNEYS.find(({ key }) => key === readyKey)
  if (!ready) throw new DomainError('JOURNEY_NOT_FOUND')
  const _id = idOf(readyKey)
  await changeOnce(context, { action: 'journey.takeReady', subject: _id, storeId: null }, async (tx) => {
    if (await findJourney(tx, _id)) return
    const { name, about: note, definition: draft } = ready
    await saveJourney(tx, { ...newJourney(_id), name, note, draft, revision: 1, by, savedAt: now })
  })
  const journey = await findJourney(db, _id)
  if (!journey) throw new DomainError('JOURNEY_NOT_FOUND')
  return { journey: await toLine(context, journey) }
}
