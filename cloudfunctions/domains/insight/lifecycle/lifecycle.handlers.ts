import type { lifecycleContract } from '#shared/insight/lifecycle/contract'
import type { Handlers } from '../../../platform/handler'
import { explainLifecycle, listAtStage } from './lifecycle.service'
import { getPyramid } from './pyramid.service'

export const lifecycleHandlers: Handlers<typeof lifecycleContract> = {
  'lifecycle.getPyramid': (_input, context) => getPyramid(context),
  'lifecycle.list': ({ stage, afterId }, context) => listAtStage(context, stage, afterId ?? null),
  'lifecycle.explain': ({ memberId }, context) => explainLifecycle(context, memberId),
}
