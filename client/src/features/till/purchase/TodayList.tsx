import { View } from '@tarojs/components'
import type { BusinessDay } from '#shared/kernel/business-day'
import { yuan } from '#shared/kernel/money'
import type { ActionOutput } from '../../../api/call'
import { Card } from '../../../ui/Card'
import { inParts } from '../../../ui/in-parts'
import { ListRow } from '../../../ui/ListRow'
import { Money } from '../../../ui/Money'
import { RestNote } from '../../../ui/RestNote'
import { Tag } from '../../../ui/Tag'
import { momentText } from '../../../ui/time-text'
import { takenOffFen } from './sale-text'
import styles from './TodayList.module.scss'

export type Today = ActionOutput<'purchase.listToday'>
export type TodaysPurchase = Today['purchases'][number]

type Props = { today: Today; onOpen: (purchase: TodaysPurchase) => void }

export function TodayList({ today, onOpen }: Props) {
  return (
    <>
      <Card inset="rows">
        {inParts(today.purchases).map((part) => (
          <View key={part[0]?.purchaseId}>
            {part.map((purchase) => (
              <PurchaseRow key={purchase.purchaseId} purchase={purchase} day={today.day} onOpen={onOpen} />
            ))}
          </View>
        ))}
      </Card>
      {today.isComplete ? null : <RestNote>列出了最近 {today.purchases.length} 笔，合计是全天的</RestNote>}
    </>
  )
}

/** '权益 −¥2，券 −¥8': what the tier took off automatically, then the coupons. */
function couponsText({ benefits, coupons }: TodaysPurchase): string | null {
  const [ofTier, ofCoupons] = [takenOffFen(benefits), takenOffFen(coupons)]
  // Gifts do not lower the price.
  const used = ofCoupons > 0 ? `券 −¥${yuan(ofCoupons)}` : `用券 ${coupons.length} 张`
  const parts = [ofTier > 0 ? `权益 −¥${yuan(ofTier)}` : null, coupons.length > 0 ? used : null]
  return parts.filter(Boolean).join('，') || null
}

function stateText({ isUndone, isBack, refundedFen }: TodaysPurchase): string | null {
  if (isUndone) return '已撤销'
  if (isBack) return '已全退'
  return refundedFen === 0 ? null : `已退 ¥${yuan(refundedFen)}`
}

interface RowProps {
  purchase: TodaysPurchase
  /** The day of the list: purchases of another day show their date. */
  day: BusinessDay
  onOpen: Props['onOpen']
}

/** Nothing more can be done with a purchase that is fully refunded. */
export function PurchaseRow({ purchase, day, onOpen }: RowProps) {
  const { displayName, clerkName, at, receiptNumber, amountFen, isBack } = purchase
  const facts = [
    momentText(at, day),
    clerkName,
    couponsText(purchase),
    receiptNumber === null ? null : `单号 ${receiptNumber}`,
  ]
  const state = stateText(purchase)
  return (
    <ListRow
      title={displayName}
      note={facts.filter(Boolean).join(' · ')}
      value={
        <View className={styles.money}>
          <Money fen={amountFen} />
          {state ? <Tag tone={isBack ? 'neutral' : 'warm'}>{state}</Tag> : null}
        </View>
      }
      valueTone="strong"
      label={`${displayName}，${yuan(amountFen)} 元，${momentText(at, day)}`}
      {...(isBack ? {} : { onClick: () => onOpen(purchase) })}
    />
  )
}
