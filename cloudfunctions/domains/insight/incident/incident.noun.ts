import { actions, type Noun } from '../../../platform/noun/noun'
import { UPKEEP } from '../../../platform/noun/personal'
import { samples } from '../../../platform/noun/samples'

export const incidentNoun: Noun = {
  shelf: 'insight',
  name: 'incident',
  uses: ['alert', 'job', 'settings', 'audit', 'event'],
  actions: actions(async () => ({
    contract: (await import('#shared/insight/incident/contract')).incidentContract,
    handlers: (await import('./incident.handlers')).incidentHandlers,
  })),
  samples: samples(async () => (await import('./incident.samples')).incidentSamples),
  collections: {
    watch_readings: {
      shard: 'whole',
      indexes: {},
      // How far a source was read may be said by the id of a member's record.
      person: { of: [], names: { fields: ['id'], hidden: UPKEEP }, shown: UPKEEP, onClosing: 'bare' },
    },
    watch_cells: { shard: 'whole', indexes: {}, person: null },
    watch_hours: { shard: 'whole', indexes: {}, person: null },
    incidents: {
      shard: 'whole',
      indexes: {
        byState: ['state', '-openedAt'],
        byOpened: ['-openedAt'],
        bySame: ['kind', 'direction', 'scope', '-openedAt'],
      },
      person: null,
    },
  },
  rules: async () => ({ documents: (await import('./incident.rules')).ruleDocuments }),
  jobs: async () => {
    const { forgetCellsJob, watchStepsJob } = await import('./incident.jobs')
    return [watchStepsJob, forgetCellsJob]
  },
}
