import type { couponContract } from '#shared/loyalty/coupon/contract'
import type { couponOperatorContract } from '#shared/loyalty/coupon/operator-contract'
import type { Handlers } from '../../../platform/handler'
import { listBirthdayGifts } from './birthday.service'
import { listCentre } from './centre.service'
import { buyCoupon, claimCoupon, exchangeCode } from './claim.service'
import { generateCodes, listCodeBatches, listCodes, voidCodes } from './code-batch.service'
import { explainCoupon, historyOf, voidCoupon } from './coupon-desk.service'
import { grantCoupons } from './grant.service'
import { launchTemplate } from './launch.service'
import { listTemplates, setTemplateState } from './template-state.service'
import { getCoupon, listMine } from './wallet.service'
import { receiveWelcome } from './welcome.service'

export const couponHandlers: Handlers<typeof couponContract & typeof couponOperatorContract> = {
  'coupon.listCentre': (_input, context) => listCentre(context),
  'coupon.claim': ({ templateId }, context) => claimCoupon(context, templateId),
  'coupon.buy': ({ templateId }, context) => buyCoupon(context, templateId),
  'coupon.exchange': ({ code }, context) => exchangeCode(context, code),
  'coupon.listMine': (input, context) => listMine(context, input),
  'coupon.receiveWelcome': (_input, context) => receiveWelcome(context),
  'coupon.listBirthdayGifts': (_input, context) => listBirthdayGifts(context),
  'coupon.get': ({ couponId }, context) => getCoupon(context, couponId),
  'coupon.listTemplates': ({ afterId }, context) => listTemplates(context, afterId),
  'coupon.setTemplateState': (input, context) => setTemplateState(context, input),
  'coupon.launch': (input, context) => launchTemplate(context, input),
  'coupon.generateCodes': (input, context) => generateCodes(context, input),
  'coupon.listCodes': ({ batchId }, context) => listCodes(context, batchId),
  'coupon.listCodeBatches': (input, context) => listCodeBatches(context, input),
  'coupon.voidCodes': (input, context) => voidCodes(context, input),
  'coupon.grant': (input, context) => grantCoupons(context, input),
  'coupon.void': (input, context) => voidCoupon(context, input),
  'coupon.explain': (input, context) => explainCoupon(context, input),
  'coupon.listOfMember': ({ memberId, ...page }, context) => listMine({ ...context, memberId }, page),
  'coupon.history': ({ couponId }, context) => historyOf(context, couponId),
}
