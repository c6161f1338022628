import { actions, type Noun } from '../../../platform/noun/noun'
import { UPKEEP } from '../../../platform/noun/personal'

export const segmentNoun: Noun = {
  shelf: 'insight',
  name: 'segment',
  uses: ['alert', 'job', 'settings', 'audit', 'account', 'member', 'event', 'score', 'tag'],
  actions: actions(async () => ({
    contract: (await import('#shared/insight/segment/contract')).segmentContract,
    handlers: (await import('./segment.handlers')).segmentHandlers,
  })),
  collections: {
    segments: {
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
  answers: async () => {
    const { forgetPortrait } = await import('./forget.service')
    return { 'move-coupons': forgetPortrait, 'forget-scores': forgetPortrait }
  },
  shows: async () => ({
    // The account keeps it; what its tags and segments are called is known here.
    portrait: (await import('./shown-portrait.service')).shownPortrait,
    segment_changes: (await import('./shown-changes.repository')).shownChanges,
  }),
}
