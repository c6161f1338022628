import type { ActionOutput } from '../../../api/call'
import { Card } from '../../../ui/Card'
import { ListRow } from '../../../ui/ListRow'
import { Section } from '../../../ui/Section'
import { faceLabel, faceOf } from './coupon-face'
import { endLine } from './coupon-text'

type Props = {
  coupons: ActionOutput<'store-guide.listCoupons'>['coupons']
  now: number
  onOpen: (couponId: string) => void
}

/** Which of the member's coupons one store takes. */
export function CouponsHere({ coupons, now, onOpen }: Props) {
  if (coupons.length === 0) return null
  return (
    <Section title="这家店能用的券" note={`${coupons.length} 张`}>
      <Card inset="rows">
        {coupons.map((coupon) => (
          <ListRow
            key={coupon.couponId}
            icon="coupon"
            title={coupon.rules.title}
            note={[faceLabel(faceOf(coupon.rules)), endLine(coupon.untilAt, now).text].join(' · ')}
            onClick={() => onOpen(coupon.couponId)}
          />
        ))}
      </Card>
    </Section>
  )
}
