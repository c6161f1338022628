/** What other nouns may use of `audit`; nothing else of it is theirs to import. */
export { type AuditRecord, countByAction, insertAudit, listAudits } from './audit.repository'
export { changeOnce, keepsOwnRecord, recordAct, recordChange, recordLook } from './audit.service'
export { forgetRequests, registerRequest } from './request.service'
