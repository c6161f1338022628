import type { settingsContract } from '#shared/base/settings/contract'
import type { Handlers } from '../../../platform/handler'
import { ruleRegistry } from '../../../rule-documents'
import { apply, approve, previewProposal, propose, withdraw } from './proposal.service'
import { getInForce, listAll, listHistory, rollBack } from './settings.service'

export const settingsHandlers: Handlers<typeof settingsContract> = {
  'settings.list': (_input, context) => listAll(context, ruleRegistry),
  'settings.get': ({ setting }, context) => getInForce(context, ruleRegistry, setting),
  'settings.propose': (input, context) => propose(context, ruleRegistry, input),
  'settings.preview': ({ proposalId }, context) => previewProposal(context, ruleRegistry, proposalId),
  'settings.approve': (input, context) => approve(context, input),
  'settings.apply': (input, context) => apply(context, ruleRegistry, input),
  'settings.withdraw': (input, context) => withdraw(context, input),
  'settings.rollBack': (input, context) => rollBack(context, ruleRegistry, input),
  'settings.history': ({ setting, beforeVersion }, context) =>
    listHistory(context, ruleRegistry, setting, beforeVersion),
}
