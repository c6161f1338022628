import type { settingsContract } from '#shared/settings/contract'
import type { Handlers } from '../../platform/handler'
import { ruleDocuments } from '../../rule-documents'
import { apply, approve, previewProposal, propose, withdraw } from './proposal.service'
import { getInForce, listAll, listHistory, rollBack } from './settings.service'

export const settingsHandlers: Handlers<typeof settingsContract> = {
  'settings.list': (_input, context) => listAll(context, ruleDocuments),
  'settings.get': ({ setting }, context) => getInForce(context, ruleDocuments, setting),
  'settings.propose': (input, context) => propose(context, ruleDocuments, input),
  'settings.preview': ({ proposalId }, context) => previewProposal(context, ruleDocuments, proposalId),
  'settings.approve': (input, context) => approve(context, input),
  'settings.apply': (input, context) => apply(context, ruleDocuments, input),
  'settings.withdraw': (input, context) => withdraw(context, input),
  'settings.rollBack': (input, context) => rollBack(context, ruleDocuments, input),
  'settings.history': ({ setting, beforeVersion }, context) =>
    listHistory(context, ruleDocuments, setting, beforeVersion),
}
