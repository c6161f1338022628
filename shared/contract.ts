import { checkInContract } from '#shared/check-in/contract'
import { couponContract } from '#shared/coupon/contract'
import { couponOperatorContract } from '#shared/coupon/operator-contract'
import { entranceContract } from '#shared/entrance/contract'
import { eventContract } from '#shared/event/contract'
import { homeContract } from '#shared/home/contract'
import { jobContract } from '#shared/job/contract'
import type { Access } from '#shared/kernel/contract'
import { memberContract } from '#shared/member/contract'
import { pointsContract } from '#shared/points/contract'
import { privacyContract } from '#shared/privacy/contract'
import { purchaseContract } from '#shared/purchase/contract'
import { referralCaseContract } from '#shared/referral/case-contract'
import { referralContract } from '#shared/referral/contract'
import { reportContract } from '#shared/report/contract'
import { scoreContract } from '#shared/score/contract'
import { segmentContract } from '#shared/segment/contract'
import { settingsContract } from '#shared/settings/contract'
import { staffContract } from '#shared/staff/contract'
import { tagContract } from '#shared/tag/contract'
import { tierContract } from '#shared/tier/contract'

/** Every action of the product by name. The phone imports only the type. */
export const appContract = {
  ...eventContract,
  ...settingsContract,
  ...pointsContract,
  ...tierContract,
  ...memberContract,
  ...staffContract,
  ...couponContract,
  ...couponOperatorContract,
  ...purchaseContract,
  ...checkInContract,
  ...entranceContract,
  ...referralContract,
  ...referralCaseContract,
  ...tagContract,
  ...segmentContract,
  ...reportContract,
  ...homeContract,
  ...privacyContract,
  ...scoreContract,
  ...jobContract,
}

export type AppContract = typeof appContract
export type ActionName = keyof AppContract

type OperatorAccess = Extract<Access, 'operator'>

/** What a phone may ask `api` for: everything but the operators' actions and the event stream. */
export type PhoneAction = {
  [K in ActionName]: AppContract[K]['access'] extends OperatorAccess ? never : K extends 'event.record' ? never : K
}[ActionName]
