import { Button } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { useRight } from '../../frame/use-person'
import { useStores } from '../../people/staff/use-stores'
import { type Column, Rows } from '../../ui/Rows'
import { momentText, money, shortId, signed } from '../../ui/words'
import { RefundDialog } from './RefundDialog'
import type { OperatorPurchase } from './use-refund'

interface PurchaseRowsProps {
  name: string
  rows: readonly OperatorPurchase[]
  empty: string
  more?: { has: boolean; isAsking: boolean; ask(): void }
  /** Left out on a member's own page. */
  withMember?: boolean
}

/** Purchases as they stand; what is left of one can be refunded. */
export function PurchaseRows({ name, rows, empty, more, withMember = false }: PurchaseRowsProps) {
  const [refunded, setRefunded] = useState<OperatorPurchase | null>(null)
  const mayRefund = useRight('money')
  const member: Column<OperatorPurchase> = {
    title: '会员',
    of: ({ memberId }) => <Link to={`/members/${memberId}`}>{shortId(memberId)}</Link>,
  }
  const act: Column<OperatorPurchase> = {
    title: '操作',
    isFigure: true,
    of: (purchase) =>
      purchase.isBack || purchase.isUndone ? null : (
        <Button type="link" size="small" onClick={() => setRefunded(purchase)}>
          退款
        </Button>
      ),
  }
  return (
    <>
      <Rows
        name={name}
        rows={rows}
        keyOf={({ purchaseId }) => purchaseId}
        empty={empty}
        {...(more ? { more } : {})}
        columns={[
          { title: '时间', of: ({ at }) => <span className="soft">{momentText(at)}</span> },
          ...(withMember ? [member] : []),
          { title: '小票', of: (purchase) => <Receipt purchase={purchase} /> },
          { title: '实收', of: ({ amountFen }) => money(amountFen), isFigure: true },
          {
            title: '优惠',
            of: ({ discountFen }) => (discountFen === 0 ? '' : money(-discountFen)),
            isFigure: true,
            isExtra: true,
          },
          { title: '积分', of: ({ pointsEarned }) => signed(pointsEarned), isFigure: true, isExtra: withMember },
          ...(mayRefund ? [act] : []),
        ]}
      />
      {refunded && <RefundDialog purchase={refunded} onClose={() => setRefunded(null)} />}
    </>
  )
}

function Receipt({ purchase }: { purchase: OperatorPurchase }) {
  const { receiptNumber, storeId, coupons, benefits, goods, isUndone, refundedFen } = purchase
  const stores = useStores()
  const notes = [
    stores.nameOf(storeId),
    goods?.lines?.map(({ name, quantity }) => `${name ?? '商品'} ×${quantity}`).join('、') || null,
    ...coupons.map(({ title }) => `用了“${title}”`),
    ...benefits.map(({ title }) => title),
    isUndone ? '已撤销' : null,
    refundedFen > 0 ? `退了 ${money(refundedFen)}` : null,
  ]
  return (
    <>
      <strong>{receiptNumber ?? '没有小票号'}</strong>
      <small>{notes.filter((note) => note !== null).join(' · ')}</small>
    </>
  )
}
