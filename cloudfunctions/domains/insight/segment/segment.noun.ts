import { actions, type Noun } from '../../../platform/noun/noun'
import { UPKEEP } from '../../../platform/noun/personal'

const forgetPortrait = async () => (await import('./forget.service')).forgetPortrait

export const segmentNoun: Noun = {
  shelf: 'insight',
  name: 'segment',
  uses: ['alert', 'job', 'settings', 'audit', 'facts', 'account', 'member', 'event', 'score', 'lifecycle', 'tag'],
  actions: actions(async () => ({
    contract: (await import('#shared/insight/segment/contract')).segmentContract,
    handlers: (await import('./segment.handlers')).segmentHandlers,
  })),
  collections: {
    segments: {
      shard: 'whole',
      indexes: { byState: ['state', '_id'] },
      person: { of: [], names: { fields: ['build.afterId'], hidden: UPKEEP }, shown: UPKEEP, onClosing: 'bare' },
    },
    segment_changes: {
      indexes: { bySegment: ['segmentId', '-at'], byMember: ['memberId', '-at'], byDay: ['day'] },
      person: {
        of: ['memberId', '_id'],
        shown: { as: 'segment_changes', title: '人群进出记录' },
        onClosing: 'bare',
        term: { days: 400, job: 'forget-segment-changes' },
      },
    },
  },
  jobs: async () => {
    const { reviewPortraitsJob } = await import('./review.jobs')
    const { buildSegmentsJob } = await import('./build.jobs')
    const { forgetSegmentChangesJob } = await import('./forget-changes.jobs')
    return [reviewPortraitsJob, buildSegmentsJob, forgetSegmentChangesJob]
  },
  // A record that is gone keeps nothing, so what people wrote on it has to be moved first.
  answers: {
    'member.merged': { order: 'commutative', after: ['tag'], answer: forgetPortrait },
    'member.parted': { order: 'commutative', after: ['tag'], answer: forgetPortrait },
    'member.closed': { order: 'commutative', answer: forgetPortrait },
    'consent.changed': {
      order: 'commutative',
      wants: ({ purpose, isGranted }) => purpose === 'personalization' && !isGranted,
      answer: forgetPortrait,
    },
  },
  shows: async () => ({
    // The account keeps it; what its tags and segments are called is known here.
    portrait: (await import('./shown-portrait.service')).shownPortrait,
    segment_changes: (await import('./shown-changes.repository')).shownChanges,
  }),
}
