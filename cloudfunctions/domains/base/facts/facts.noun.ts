import { actions, type Noun } from '../../../platform/noun/noun'
import { UPKEEP } from '../../../platform/noun/personal'

export const factsNoun: Noun = {
  shelf: 'base',
  name: 'facts',
  uses: ['alert', 'audit'],
  actions: actions(async () => ({
    contract: (await import('#shared/base/facts/contract')).factsContract,
    handlers: (await import('./facts.handlers')).factsHandlers,
  })),
  collections: {
    outbox: {
      indexes: { byDue: ['status', 'dueAt'], byMember: ['memberId', 'status'] },
      person: {
        of: ['memberId'],
        names: { fields: ['_id', 'payload'], hidden: UPKEEP },
        shown: UPKEEP,
        onClosing: 'bare',
        term: { days: 30, job: 'forget-outbox' },
      },
    },
  },
  migrations: {
    2: {
      title: '把旧的待办事项改成“发生了什么”',
      undo: '只能恢复升级前的备份：旧版本看不懂改过的待办，会拒绝一切请求',
      load: async () => (await import('./told.migration')).toldMigration,
    },
  },
  checks: async () => [(await import('./facts.checks')).factCheck],
  jobs: async () => {
    const { forgetOutboxJob, sweepOutboxJob } = await import('./facts.jobs')
    return [forgetOutboxJob, sweepOutboxJob]
  },
}
