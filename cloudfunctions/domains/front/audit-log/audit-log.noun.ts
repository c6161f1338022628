import { actions, type Noun } from '../../../platform/noun/noun'

export const auditLogNoun: Noun = {
  shelf: 'front',
  name: 'audit-log',
  uses: ['audit', 'staff', 'grant'],
  actions: actions(async () => ({
    contract: (await import('#shared/front/audit-log/contract')).auditLogContract,
    handlers: (await import('./audit-log.handlers')).auditLogHandlers,
  })),
}
