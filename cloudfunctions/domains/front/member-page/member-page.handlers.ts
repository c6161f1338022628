import type { memberPageContract } from '#shared/front/member-page/contract'
import type { Handlers } from '../../../platform/handler'
import { getMemberPage } from './member-page.service'

export const memberPageHandlers: Handlers<typeof memberPageContract> = {
  'member-page.get': ({ memberId }, context) => getMemberPage(context, memberId),
}
