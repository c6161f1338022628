import { type ActionName, type AppContract, appContract } from '#shared/contract'
import { eventContract } from '#shared/event/contract'
import type { Contract } from '#shared/kernel/contract'
import { checkInHandlers } from './domains/check-in/check-in.handlers'
import { couponHandlers } from './domains/coupon/coupon.handlers'
import { eventHandlers } from './domains/event/event.handlers'
import { homeHandlers } from './domains/home/home.handlers'
import { jobHandlers } from './domains/job/job.handlers'
import { memberHandlers } from './domains/member/member.handlers'
import { pointsHandlers } from './domains/points/points.handlers'
import { privacyHandlers } from './domains/privacy/privacy.handlers'
import { purchaseHandlers } from './domains/purchase/purchase.handlers'
import { settingsHandlers } from './domains/settings/settings.handlers'
import { staffHandlers } from './domains/staff/staff.handlers'
import { tierHandlers } from './domains/tier/tier.handlers'
import type { Handlers } from './platform/handler'

/** One handler for each action of the product; the compiler names a missing one. */
export const handlers: Handlers<AppContract> = {
  ...eventHandlers,
  ...settingsHandlers,
  ...pointsHandlers,
  ...tierHandlers,
  ...memberHandlers,
  ...staffHandlers,
  ...couponHandlers,
  ...purchaseHandlers,
  ...checkInHandlers,
  ...homeHandlers,
  ...privacyHandlers,
  ...jobHandlers,
}

/** What `ops` answers: the operators' own actions, and what they share with headquarters. */
export const operatorContract = pick((action) => ['operator', 'board'].includes(appContract[action].access))
/** What `api` answers: neither operators' actions nor the event stream, which has a function of its own. */
export const phoneContract = pick(
  (action) => appContract[action].access !== 'operator' && !Object.hasOwn(eventContract, action),
)

function pick(isWanted: (action: ActionName) => boolean): Contract {
  return Object.fromEntries(Object.entries(appContract).filter(([action]) => isWanted(action as ActionName)))
}
