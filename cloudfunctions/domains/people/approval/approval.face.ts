/** What other nouns may use of `approval`; nothing else of it is theirs to import. */
export { countOpenApprovals } from './approval.repository'
export { approveAct, findProposed, type ProposedAct, proposeAct, withdrawAct } from './asked-act.service'
export { approvalIdOf, requireApproval } from './gate.service'
