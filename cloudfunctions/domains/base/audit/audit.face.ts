/** What other nouns may use of `audit`; they may import nothing else of it. */
export { type AuditRecord, countByAction, emptyAuditNotes, insertAudit, listAudits } from './audit.repository'
export { changeOnce, keepsOwnRecord, recordAct, recordChange, recordLook } from './audit.service'
export { forgetRequests, registerRequest } from './request.service'
