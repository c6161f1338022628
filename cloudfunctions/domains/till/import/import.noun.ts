import { actions, type Noun } from '../../../platform/noun/noun'
import { UPKEEP } from '../../../platform/noun/personal'

export const importNoun: Noun = {
  shelf: 'till',
  name: 'import',
  uses: ['settings', 'facts', 'audit', 'account', 'points', 'tier', 'member', 'staff', 'product', 'coupon', 'purchase'],
  actions: actions(async () => ({
    contract: (await import('#shared/till/import/contract')).importContract,
    handlers: (await import('./import.handlers')).importHandlers,
  })),
  collections: {
    imports: {
      shard: 'whole',
      indexes: { byStore: ['storeId', '-startedAt'], byOpen: ['openAt'] },
      person: null,
    },
    import_leases: { indexes: {}, person: null },
    import_uploads: { indexes: { byUntil: ['untilAt'] }, person: null },
    import_journal: {
      indexes: { byImport: ['importId', '_id'], byStarted: ['startedAt'] },
      person: {
        of: [],
        names: { fields: ['linked', 'undoing.standing.memberId', 'undoing.made'], hidden: UPKEEP },
        shown: UPKEEP,
        onClosing: 'bare',
      },
    },
    import_batches: {
      indexes: { byStore: ['storeId'] },
      person: {
        of: [],
        names: { fields: ['memberIds', 'parts'], hidden: UPKEEP },
        shown: UPKEEP,
        onClosing: 'bare',
      },
    },
    import_mappings: { indexes: {}, person: null },
    // Sums of what nobody known has bought.
    import_walk_ins: { indexes: { byDay: ['day', '_id'], byImport: ['importId'] }, person: null },
    // Numbers of receipts and sums without a member: the purchase that a refund belongs to is not known.
    import_refunds: { indexes: { byStore: ['storeId'] }, person: null },
  },
  jobs: async () => {
    const { carryOnImportsJob, forgetImportsJob } = await import('./import.jobs')
    return [carryOnImportsJob, forgetImportsJob]
  },
  migrations: {
    1: {
      title: '加密收银客户编号',
      undo: '只能恢复升级前的备份：旧版本认不出编号已加密的老顾客',
      load: async () => (await import('./till-numbers.migration')).tillNumbersMigration,
    },
  },
}
