import { isListenedTo, RUNNING } from '#shared/reach/journey/journey'
import { JOURNEY_FACTS, type JourneyFact } from '#shared/reach/journey/occasions'
import { RUNS_KEPT_DAYS } from '#shared/reach/journey/run'
import type { Answers, Subscription } from '../../../platform/noun/answer'
import { actions, type Noun } from '../../../platform/noun/noun'
import { storedAtHand } from '../../base/settings/settings.face'

/** Of what no journey listens to nothing is kept; an instance that does not know the journeys keeps it. */
const listening = Object.fromEntries(
  JOURNEY_FACTS.map((fact): [JourneyFact, Subscription<JourneyFact>] => [
    fact,
    {
      order: 'commutative',
      // What others do about the same fact, such as counting a purchase, is seen by conditions.
      wants: (_payload, _beside, now) => {
        const stored = storedAtHand(RUNNING, now)
        return stored === undefined || isListenedTo(stored, fact)
      },
      answer: async () => (await import('./hear.service')).hear,
    },
  ]),
) satisfies Answers

export const journeyNoun: Noun = {
  shelf: 'reach',
  name: 'journey',
  uses: [
    'alert',
    'job',
    'settings',
    'audit',
    'facts',
    'account',
    'points',
    'tier',
    'member',
    'coupon',
    'purchase',
    'tag',
    'segment',
    'event',
    'score',
    'experiment',
    'recommendation',
    'inbox',
    'due',
    'message',
    'follow-up',
    'webhook',
  ],
  actions: actions(async () => ({
    contract: (await import('#shared/reach/journey/contract')).journeyContract,
    handlers: (await import('./journey.handlers')).journeyHandlers,
  })),
  collections: {
    journeys: { shard: 'whole', indexes: {}, person: null },
    journey_versions: { shard: 'whole', indexes: {}, person: null },
    journey_runs: {
      indexes: {
        byState: ['journeyId', 'state', 'dueAt'],
        byEntry: ['journeyId', '-enteredAt', '_id'],
        byTime: ['journeyId', 'enteredAt', '_id'],
        byMember: ['memberId', '-enteredAt'],
        byAge: ['enteredAt'],
      },
      person: {
        of: ['memberId', '_id', 'origin', 'begunBy', 'source'],
        shown: { as: 'journey_runs', title: '店里给你安排的提醒和关怀' },
        onClosing: 'removed',
        term: { days: RUNS_KEPT_DAYS, job: 'forget-journey-runs' },
      },
    },
    journey_travellers: {
      indexes: {},
      person: {
        of: ['_id', 'entries'],
        shown: { as: 'journey_travellers', title: '你参加过哪些安排、最近收到几封信' },
        onClosing: 'removed',
      },
    },
    journey_lifts: { shard: 'whole', indexes: {}, person: null },
    journey_spendings: { shard: 'whole', indexes: { byJourney: ['journeyId'] }, person: null },
  },
  partNames: async () => (await import('./part-names')).journeyPartNames,
  costly: async () => (await import('./costly.service')).journeyActs,
  trials: async () => (await import('./trial.service')).journeyTrials,
  due: async () => [(await import('./step.service')).journeyKind],
  jobs: async () => {
    const { forgetJourneyRunsJob, goOnJob, measureJourneysJob } = await import('./journey.jobs')
    const { beginByCalendarJob, beginBySegmentJob } = await import('./begin.jobs')
    return [beginBySegmentJob, goOnJob, beginByCalendarJob, measureJourneysJob, forgetJourneyRunsJob]
  },
  answers: {
    ...listening,
    'consent.changed': {
      order: 'commutative',
      wants: ({ purpose, isGranted }) => !isGranted && purpose !== 'analytics',
      answer: async () => (await import('./person.service')).followConsent,
    },
    'member.merged': { order: 'commutative', answer: async () => (await import('./person.service')).joinTravellers },
    'member.parted': { order: 'commutative', answer: async () => (await import('./person.service')).partTravellers },
    'member.closed': { order: 'commutative', answer: async () => (await import('./person.service')).forgetJourneysOf },
  },
  shows: async () => (await import('./shown-records.repository')).shownRecords,
}
