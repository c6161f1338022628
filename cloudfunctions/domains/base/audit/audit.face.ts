/** What other nouns may use of `audit`; nothing else of it is theirs to import. */
export { countByAction, insertAudit } from './audit.repository'
export { changeOnce, recordChange, recordLook } from './audit.service'
export { forgetRequests, registerRequest } from './request.service'
