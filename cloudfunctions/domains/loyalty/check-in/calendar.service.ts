import { type BusinessMonth, businessDayOf, monthOf } from '#shared/kernel/business-day'
import type { Account } from '#shared/ledger/account/account'
import { monthCalendar, weekStrip } from '#shared/loyalty/check-in/calendar'
import { ladders, nextReward } from '#shared/loyalty/check-in/ladder'
import { makeUpsLeft, mendingDay } from '#shared/loyalty/check-in/make-up'
import { isDoneBefore, shownReward } from '#shared/loyalty/check-in/reward'
import { checkInRules } from '#shared/loyalty/check-in/rules'
import { currentStreak, isCheckedIn } from '#shared/loyalty/check-in/runs'
import { todaysRewards } from '#shared/loyalty/check-in/streak'
import type { Context, MemberContext } from '../../../platform/context'
import { rulesInForce } from '../../base/settings/settings.face'
import { getActiveAccount } from '../../ledger/account/account.face'

/** A month of stamps with everything that the check-in page says; today's month unless another is asked for. */
export async function getCalendar(context: MemberContext, month?: BusinessMonth) {
  const rules = await rulesInForce(context, checkInRules)
  const { checkIn, joinedDay, past } = await getActiveAccount(context.db, context.memberId)
  const day = { today: businessDayOf(context.now), joinedDay, past }
  const shown = month ?? monthOf(day.today)
  return {
    month: shown,
    today: day.today,
    isDoneToday: isCheckedIn(checkIn.runs, day.today) || isDoneBefore(day.today, day),
    totalDays: checkIn.totalDays,
    makeUpCards: checkIn.makeUpCards,
    makeUpsLeftThisMonth: makeUpsLeft(checkIn, day.today, rules),
    days: monthCalendar(checkIn, { ...day, month: shown }, rules),
    todaysRewards: todaysRewards(checkIn, day, rules).map(shownReward),
    cycleDays: rules.cycleDays,
    ...ladders(checkIn, day, rules),
    rules: {
      dailyPoints: rules.dailyPoints,
      makeUpMonthlyMax: rules.makeUp.monthlyMax,
      makeUpReachBackDays: rules.makeUp.reachBackDays,
    },
  }
}

/** What the first screen shows of it. */
export async function summarizeCheckIn(context: Context, { checkIn, joinedDay, past }: Account) {
  const rules = await rulesInForce(context, checkInRules)
  const day = { today: businessDayOf(context.now), joinedDay, past }
  return {
    isDoneToday: isCheckedIn(checkIn.runs, day.today) || isDoneBefore(day.today, day),
    streakDays: currentStreak(checkIn, day.today),
    week: weekStrip(checkIn, day, rules),
    todaysRewards: todaysRewards(checkIn, day, rules).map(shownReward),
    nextReward: nextReward(checkIn, day.today, rules),
    makeUpDay: mendingDay(checkIn, day, rules),
  }
}
