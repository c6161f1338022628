import { armOf, toRunning } from '#shared/insight/experiment/assigned'
import { type Experiment, type Exposure, exposureIdOf } from '#shared/insight/experiment/experiment'
import { businessDayOf } from '#shared/kernel/business-day'
import { type Consents, isConsentInForce } from '#shared/people/member/consent'

interface StoredMember {
  _id: string
  status: string
  consents: Consents
  merge?: { into: string }
}

/** Everybody who was counted takes part, agreed, and was dealt that arm, while the experiment ran. Sentences, one for each fault. */
export function auditExposures(read: <T>(collection: string) => T[]): string[] {
  const experiments = new Map(read<Experiment>('experiments').map((each) => [each._id, each]))
  const members = new Map(read<StoredMember>('members').map((each) => [each._id, each]))
  return read<Exposure>('exposures').flatMap(({ _id, experimentId, memberId, arm, at, day }) => {
    const experiment = experiments.get(experimentId)
    const member = members.get(memberId)
    if (!experiment || !member) return [`${_id} is of nobody, or of no experiment`]
    const faults = [
      _id !== exposureIdOf(experimentId, memberId) && 'has another id',
      day !== businessDayOf(at) && 'is of another day',
      armOf(toRunning(experiment), memberId)?.key !== arm && `was not dealt ${arm}`,
      at < (experiment.startedAt ?? Number.POSITIVE_INFINITY) && 'was counted before it began',
      // What an instance knows of what runs is up to half a minute late; a step that was under way is counted with it.
      at > (experiment.stoppedAt ?? at) + 60_000 && 'was counted after it ended',
      // A record that was merged is of who holds it now.
      member.status === 'active' && !isConsentInForce(member.consents, 'personalization') && 'did not agree',
      member.status === 'closed' && 'has left',
    ]
    return faults.flatMap((fault) => (fault ? [`${_id} ${fault}`] : []))
  })
}
