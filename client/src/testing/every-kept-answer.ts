import { aBalance, aCalendar, aHomeAnswer, anEntry, anOwnBenefitList, aTierList } from './answers'
import { aCentre, aCentreTemplate, aCoupon, aWallet } from './coupon-answers'
import { day } from './days'
import { aProfile } from './profile-answers'
import { anOwnPurchase } from './purchase-answers'
import { aFriend, anInvite } from './referral-answers'
import { aReminderList } from './reminder-answers'
import { aBoard } from './report-answers'
import { aStaff } from './staff-answers'

/** By action. Each answer is so full that a missing field is noticed. */
export const EVERY_KEPT_ANSWER: Record<string, unknown> = {
  'benefit.listMine': anOwnBenefitList(),
  'home.open': aHomeAnswer({ endingSoon: { points: 90, day: day('2026-11-30') } }),
  'home.listPlaces': { places: ['articles'] },
  'check-in.getCalendar': aCalendar(),
  'coupon.listCentre': aCentre([aCentreTemplate()]),
  'coupon.listMine': aWallet([aCoupon()]),
  'member.getProfile': aProfile(),
  'message.getReminders': aReminderList(),
  'points.getBalance': aBalance(),
  'points.listEntries': { entries: [anEntry(1)], nextBeforeSeq: null },
  'purchase.listMine': { purchases: [anOwnPurchase()], nextBeforeAt: null },
  'purchase.sumMine': { year: 2026, purchases: 6, paidFen: 20_232, savedFen: 2_068 },
  'recommendation.listMine': {
    isPersonal: true,
    again: [
      {
        productKey: 'tea',
        name: '明前龙井',
        priceFen: 3_000,
        count: 6,
        lastDay: day('2026-11-20'),
        gapDays: 9,
        dueDay: day('2026-11-29'),
      },
    ],
    mayLike: [{ productKey: 'cup', name: '竹节杯', priceFen: 8_800, becauseName: '明前龙井' }],
  },
  'referral.getInvite': anInvite({ friends: [aFriend('a')] }),
  'report.getBoard': aBoard(),
  'staff.getMine': aStaff({ role: 'headquarters' }),
  'tier.list': aTierList(),
}
