import { addDays, businessDayOf } from '#shared/kernel/business-day'
import { tierRules } from '#shared/ledger/tier/rules'
import { nextAfterId } from '../../../platform/db/next-page'
import type { Check } from '../../../platform/noun/check'
import { rulesInForce } from '../../base/settings/settings.face'
import { pageAccounts } from '../account/account.face'

const PAGE_SIZE = 500
/** By then the nightly review has had its turn, and one more day. */
const REVIEWED_WITHIN_DAYS = 2

export const tierCheck: Check = {
  name: 'tiers',
  title: '会员等级',
  means: '等级过了有效期没有复核，或者规则里已经没有这个等级。先看“任务”里的等级复核跑了没有；跑过还在，报给开发者。',
  async page(context, afterId) {
    const { tiers } = await rulesInForce(context, tierRules)
    const known = new Set(tiers.map(({ key }) => key))
    const late = addDays(businessDayOf(context.now), -REVIEWED_WITHIN_DAYS)
    const accounts = await pageAccounts(context.db, afterId, PAGE_SIZE)
    const findings = accounts
      .filter(({ status }) => status === 'active')
      .flatMap(({ _id: subject, tier: { key, untilDay } }) => {
        if (!known.has(key)) return [{ subject, text: `等级 ${key} 不在规则里` }]
        if (untilDay !== null && untilDay < late) return [{ subject, text: `等级有效到 ${untilDay}，还没有复核` }]
        return []
      })
    return { findings, afterId: nextAfterId(accounts, PAGE_SIZE), looked: accounts.length }
  },
}
