import { type ReactNode, useState } from 'react'
import { Card } from '../../../ui/Card'
import { ListRow } from '../../../ui/ListRow'
import { canBeChosen, type Preview } from './coupon-choice'
import { MemberPreview } from './MemberPreview'
import { ReceiptSheet } from './ReceiptSheet'
import { multiplierText } from './sale-text'
import type { Sale } from './use-sale'

type Props = {
  preview: Preview
  sale: Sale
  onGoods: (() => void) | null
  onChangeMember: () => void
  /** Stands below the member, where the eye is. */
  greeting?: ReactNode
}

/** Whose purchase this is, and what it can bring. The figures come with the server's answer. */
export function SaleForm({ preview: { member, coupons }, sale, onGoods, onChangeMember, greeting }: Props) {
  const [isReceiptOpen, setIsReceiptOpen] = useState(false)
  const { receiptNumber, isPricing, pieces } = sale
  const promising = coupons.filter(canBeChosen).length
  return (
    <>
      <MemberPreview member={member} onChange={onChangeMember} disabled={isPricing} />
      {greeting}
      <Card inset="rows">
        {onGoods ? (
          <ListRow
            title="商品"
            value={pieces === 0 ? '选商品' : `已选 ${pieces} 件`}
            disabled={isPricing}
            onClick={onGoods}
          />
        ) : null}
        <ListRow title="积分" value={`${multiplierText(member.pointsMultiplierPercent)}，确认后到账`} />
        <ListRow title="券" value={couponsText(coupons.length, promising)} />
        <ListRow
          title="收银单号"
          value={receiptNumber.trim() || '选填'}
          disabled={isPricing}
          onClick={() => setIsReceiptOpen(true)}
        />
      </Card>
      <ReceiptSheet sale={sale} open={isReceiptOpen} onClose={() => setIsReceiptOpen(false)} />
    </>
  )
}

function couponsText(all: number, promising: number): string {
  if (all === 0) return '没有券'
  return promising === 0 ? `${all} 张，现在都不能用` : `${promising} 张，看金额能不能用`
}
