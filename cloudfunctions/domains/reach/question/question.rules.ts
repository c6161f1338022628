import { questionRules } from '#shared/reach/question/rules'
import { fromNowOn, register } from '../../base/settings/settings.face'

/** Rule documents that operators may change, each with what a change would do. */
export const ruleDocuments = [
  register(
    questionRules,
    fromNowOn('之后打开的问卷按新的问。已经答过的留着，会员看得到自己当时说的话；积分不会再给一次。'),
  ),
]
