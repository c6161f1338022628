import { actions, type Noun } from '../../../platform/noun/noun'
import { UPKEEP } from '../../../platform/noun/personal'

export const doctorNoun: Noun = {
  shelf: 'front',
  name: 'doctor',
  uses: ['job', 'settings', 'audit', 'approval'],
  actions: actions(async () => ({
    contract: (await import('#shared/front/doctor/contract')).doctorContract,
    handlers: (await import('./doctor.handlers')).doctorHandlers,
  })),
  collections: {
    findings: {
      indexes: { byStatus: ['status', '-at'] },
      person: {
        of: [],
        names: { fields: ['_id', 'subject'], hidden: UPKEEP },
        shown: UPKEEP,
        onClosing: 'bare',
      },
    },
  },
  costly: async () => [(await import('./repair.service')).repairAct],
  jobs: async () => [(await import('./doctor.jobs')).examineJob],
}
