import { PURPOSE_TITLE } from '#shared/reach/message/purpose'
import { messageRules } from '#shared/reach/message/rules'
import type { PartNames } from '../../../platform/noun/part-names'
import { rulesInForce } from '../../base/settings/settings.face'

/** A template of WeChat's is called by what it reminds of. */
export const messagePartNames: PartNames = {
  template: async (context) => {
    const { templates } = await rulesInForce(context, messageRules)
    return new Map(templates.map(({ templateId, purpose }) => [templateId, PURPOSE_TITLE[purpose]]))
  },
}
