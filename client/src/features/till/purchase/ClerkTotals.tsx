import { yuan } from '#shared/kernel/money'
import { Card } from '../../../ui/Card'
import { grouped } from '../../../ui/figures'
import { ListRow } from '../../../ui/ListRow'
import { Money } from '../../../ui/Money'
import { Section } from '../../../ui/Section'
import type { Today } from './TodayList'

type Props = { clerks: Today['clerks'] }

/** How much each clerk took; hidden for a single clerk, because the day's total says the same. */
export function ClerkTotals({ clerks }: Props) {
  if (clerks.length < 2) return null
  return (
    <Section title="按店员">
      <Card inset="rows">
        {clerks.map((clerk) => (
          <ListRow
            key={clerk.staffId ?? 'import'}
            title={clerk.staffId === null ? '文件导入' : clerk.clerkName}
            note={countsText(clerk)}
            value={<Money fen={clerk.totalFen} />}
            valueTone="strong"
          />
        ))}
      </Card>
    </Section>
  )
}

/** '12 笔 · 用券 3 张，优惠 ¥24'; the discount includes what tiers took off automatically. */
export function countsText(totals: Pick<Today, 'totalCount' | 'couponCount' | 'discountFen'>): string {
  const { totalCount, couponCount, discountFen } = totals
  const off = [
    couponCount > 0 ? `用券 ${grouped(couponCount)} 张` : null,
    discountFen > 0 ? `优惠 ¥${yuan(discountFen)}` : null,
  ]
  return [`${grouped(totalCount)} 笔`, off.filter(Boolean).join('，')].filter(Boolean).join(' · ')
}
