import { actions, type Noun } from '../../../platform/noun/noun'
import { UPKEEP } from '../../../platform/noun/personal'

export const doctorNoun: Noun = {
  shelf: 'front',
  name: 'doctor',
  uses: ['job', 'settings', 'audit'],
  actions: actions(async () => ({
    contract: (await import('#shared/front/doctor/contract')).doctorContract,
    handlers: (await import('./doctor.handlers')).doctorHandlers,
  })),
  collections: {
    findings: {
      indexes: { byStatus: ['status', '-at'] },
      person: {
        of: [],
        names: { fields: ['_id', 'subject', 'repair.proposerId', 'repair.approverId'], hidden: UPKEEP },
        shown: UPKEEP,
        onClosing: 'bare',
      },
    },
  },
  jobs: async () => [(await import('./doctor.jobs')).examineJob],
}
