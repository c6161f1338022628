import { actions, type Noun } from '../../../platform/noun/noun'
import { UPKEEP } from '../../../platform/noun/personal'

export const pointsNoun: Noun = {
  shelf: 'ledger',
  name: 'points',
  uses: ['alert', 'job', 'settings', 'audit', 'facts', 'account'],
  actions: actions(async () => ({
    contract: (await import('#shared/ledger/points/contract')).pointsContract,
    handlers: (await import('./points.handlers')).pointsHandlers,
  })),
  collections: {
    entries: {
      indexes: {
        byMember: {
          unique: ['memberId', '-seq'],
          sharded:
            'the number comes from the account, whose guarded write stands in the way of a second entry of one number; the nightly audit adds the ledger up anyway',
        },
        byReversed: ['reverses'],
      },
      person: {
        of: ['memberId'],
        names: { fields: ['_id', 'sourceId', 'reverses'], hidden: UPKEEP },
        shown: { as: 'entries', title: '积分和成长值流水' },
        onClosing: 'bare',
      },
    },
  },
  costly: async () => [(await import('./costly.service')).adjustAct],
  checks: async () => [(await import('./points.checks')).ledgerCheck],
  jobs: async () => {
    const { expirePointsJob, auditLedgersJob } = await import('./points.jobs')
    return [expirePointsJob, auditLedgersJob]
  },
  rules: async () => ({ documents: (await import('./points.rules')).ruleDocuments }),
  shows: async () => (await import('./shown-records.repository')).shownRecords,
}
