import { Button } from '../../../ui/Button'
import { Notice } from '../../../ui/Notice'
import type { CouponView } from './coupon-text'

interface Props {
  coupon: CouponView
  onUse: (couponId: string) => void
}

export function ExchangedLine({ coupon: { couponId, rules }, onUse }: Props) {
  const use = (
    <Button kind="plain" size="small" label={`使用${rules.title}`} onClick={() => onUse(couponId)}>
      去使用
    </Button>
  )
  return (
    <Notice tone="success" action={use}>
      兑到一张{rules.title}
    </Notice>
  )
}
