import type { memberContract } from '#shared/people/member/contract'
import type { Handlers } from '../../../platform/handler'
import { closeMembership } from './closing.service'
import { getCode, renewCode } from './code.service'
import { setConsent } from './consent.service'
import { correctMember } from './correction.service'
import { findMemberSummary, revealPhone, searchMembers, toSummaries } from './lookup.service'
import { mergeMembers } from './merge.service'
import { bindPhone } from './phone.service'
import { getProfile, updateProfile } from './profile.service'
import { answerTillRecord } from './till-question.service'
import { unmergeMembers } from './unmerge.service'

export const memberHandlers: Handlers<typeof memberContract> = {
  'member.getProfile': (_input, context) => getProfile(context),
  'member.getCode': (_input, context) => getCode(context),
  'member.renewCode': ({ code }, context) => renewCode(context, code),
  'member.updateProfile': (input, context) => updateProfile(context, input),
  'member.bindPhone': ({ code }, context) => bindPhone(context, code),
  'member.answerTillRecord': ({ isMine }, context) => answerTillRecord(context, isMine),
  'member.setConsent': ({ purpose, isGranted }, context) => setConsent(context, purpose, isGranted),
  'member.close': (_input, context) => closeMembership(context),
  'member.find': (input, context) => findMemberSummary(context, input),
  'member.search': ({ nickname }, context) => searchMembers(context, nickname),
  'member.revealPhone': (input, context) => revealPhone(context, input),
  'member.correct': (input, context) => correctMember(context, input),
  'member.merge': (input, context) => mergeMembers(context, input).then((merged) => toSummaries(context, merged)),
  'member.unmerge': (input, context) => unmergeMembers(context, input).then((split) => toSummaries(context, split)),
}
