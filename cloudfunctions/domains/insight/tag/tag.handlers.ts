import type { tagContract } from '#shared/insight/tag/contract'
import type { Handlers } from '../../../platform/handler'
import { attachByHand, detachByHand } from './hand-tag.service'
import { answerCheck, askCheck, endCheck, listChecks, startCheck } from './spot-check.service'
import { getTagsOf, listTagged, listTags } from './tag.service'

export const tagHandlers: Handlers<typeof tagContract> = {
  'tag.list': (_input, context) => listTags(context),
  'tag.listMembers': ({ key, afterId }, context) => listTagged(context, key, afterId ?? null),
  'tag.getMember': ({ memberId }, context) => getTagsOf(context, memberId),
  'tag.attach': (input, context) => attachByHand(context, input),
  'tag.detach': (input, context) => detachByHand(context, input),
  'tag.startCheck': ({ keys }, context) => startCheck(context, keys),
  'tag.endCheck': ({ checkId }, context) => endCheck(context, checkId),
  'tag.listChecks': (_input, context) => listChecks(context),
  'tag.askCheck': (input, context) => askCheck(context, input),
  'tag.answerCheck': (input, context) => answerCheck(context, input),
}
