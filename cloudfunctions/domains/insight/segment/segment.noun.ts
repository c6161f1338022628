import { actions, type Noun } from '../../../platform/noun/noun'

export const segmentNoun: Noun = {
  shelf: 'insight',
  name: 'segment',
  uses: ['alert', 'job', 'settings', 'facts', 'audit', 'account', 'member', 'event', 'score', 'tag'],
  actions: actions(async () => ({
    contract: (await import('#shared/insight/segment/contract')).segmentContract,
    handlers: (await import('./segment.handlers')).segmentHandlers,
  })),
  collections: {
    segments: {
      indexes: { byState: ['state', '_id'] },
    },
    segment_changes: {
      indexes: { bySegment: ['segmentId', '-at'], byMember: ['memberId', '-at'], byDay: ['day'] },
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
}
