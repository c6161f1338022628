import type { settingsContract } from '#shared/base/settings/contract'
import type { Handlers } from '../../../platform/handler'
import { apply, approve, previewProposal, propose, withdraw } from './proposal.service'
import { rollBack } from './roll-back.service'
import { registryOf } from './rule-registry'
import { getInForce, listAll, listHistory } from './settings.service'

export const settingsHandlers: Handlers<typeof settingsContract> = {
  'settings.list': async (_input, context) => listAll(context, await registryOf(context.nouns)),
  'settings.get': async (input, context) => getInForce(context, await registryOf(context.nouns), input),
  'settings.propose': async (input, context) => propose(context, await registryOf(context.nouns), input),
  'settings.preview': async ({ proposalId }, context) =>
    previewProposal(context, await registryOf(context.nouns), proposalId),
  'settings.approve': (input, context) => approve(context, input),
  'settings.apply': async (input, context) => apply(context, await registryOf(context.nouns), input),
  'settings.withdraw': (input, context) => withdraw(context, input),
  'settings.rollBack': async (input, context) => rollBack(context, await registryOf(context.nouns), input),
  'settings.history': async ({ setting, beforeVersion }, context) =>
    listHistory(context, await registryOf(context.nouns), setting, beforeVersion),
}
