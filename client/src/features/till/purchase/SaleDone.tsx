import { View } from '@tarojs/components'
import { useState } from 'react'
import { businessDayOf } from '#shared/kernel/business-day'
import { Button } from '../../../ui/Button'
import { Card } from '../../../ui/Card'
import { grouped } from '../../../ui/figures'
import { Icon } from '../../../ui/Icon'
import { ListRow } from '../../../ui/ListRow'
import { Notice } from '../../../ui/Notice'
import { momentText } from '../../../ui/time-text'
import type { FoundMember } from './MemberPreview'
import { refundText, returnedText } from './refund-text'
import styles from './SaleDone.module.scss'
import { amountText, takenOffFen } from './sale-text'
import { type Undone, UndoSheet } from './UndoSheet'
import type { Confirmation } from './use-sale'

type Props = { member: FoundMember; confirmed: Confirmation }

/** What happened according to the server, and the way to undo it. */
export function SaleDone({ member, confirmed }: Props) {
  const [isAsking, setIsAsking] = useState(false)
  const [undone, setUndone] = useState<Undone | null>(null)
  const { purchase, tierReached, undoUntilAt } = confirmed
  const gifts = purchase.coupons.flatMap(({ gift }) => gift ?? [])
  if (undone) return <SaleUndone member={member} undone={undone} amountFen={purchase.amountFen} />
  const close = () => setIsAsking(false)
  return (
    <>
      <View className={styles.result} role="status" ariaRole="status">
        <View className={styles.mark}>
          <Icon name="check" size={32} />
        </View>
        <View className={styles.title}>已入账 {amountText(purchase.amountFen)}</View>
        <View className={styles.points}>+{grouped(purchase.pointsEarned)} 积分</View>
      </View>
      {gifts.length > 0 ? <Notice tone="warm">别忘了给客人：{gifts.join('、')}</Notice> : null}
      {tierReached ? <Notice tone="success">升到{tierReached.name}会员，告诉客人一声</Notice> : null}
      <DoneRows member={member} confirmed={confirmed} />
      {undoUntilAt === null ? null : (
        <View className={styles.undo}>
          <Button kind="plain" icon="undo" onClick={() => setIsAsking(true)}>
            撤销这笔
          </Button>
          <View className={styles.until}>{momentText(undoUntilAt, businessDayOf(purchase.at))} 前可以撤销</View>
        </View>
      )}
      {isAsking ? <UndoSheet purchase={purchase} onDone={setUndone} onClose={close} /> : null}
    </>
  )
}

function DoneRows({ member, confirmed: { purchase, balance, growth } }: Props) {
  const { benefits, coupons, receiptNumber, growthEarned } = purchase
  const couponsFen = takenOffFen(coupons)
  return (
    <Card inset="rows">
      <ListRow title="会员" value={member.displayName} valueTone="strong" />
      {benefits.map(({ key, title, discountFen }) => (
        <ListRow key={key} title={title} value={`−${amountText(discountFen)}`} valueTone="accent" />
      ))}
      {coupons.length > 0 ? (
        <ListRow
          title={`用券 ${coupons.length} 张`}
          note={coupons.map(({ title }) => title).join('、')}
          value={couponsFen > 0 ? `−${amountText(couponsFen)}` : undefined}
          valueTone="accent"
        />
      ) : null}
      <ListRow title="积分余额" value={grouped(balance)} valueTone="strong" />
      <ListRow title="成长值" value={`${grouped(growth)}（+${grouped(growthEarned)}）`} valueTone="strong" />
      {receiptNumber ? <ListRow title="收银单号" value={receiptNumber} /> : null}
    </Card>
  )
}

function SaleUndone({ member, undone, amountFen }: { member: FoundMember; undone: Undone; amountFen: number }) {
  const returned = returnedText(undone.coupons)
  return (
    <>
      <View className={styles.result} role="status" ariaRole="status">
        <View className={styles.undoneMark}>
          <Icon name="undo" size={32} />
        </View>
        <View className={styles.title}>已撤销 {amountText(amountFen)}</View>
        <View className={styles.note}>{refundText(undone)}</View>
        {returned ? <View className={styles.note}>{returned}</View> : null}
      </View>
      <Card inset="rows">
        <ListRow title="会员" value={member.displayName} valueTone="strong" />
        <ListRow title="退给客人" value={amountText(undone.moneyFen)} valueTone="strong" />
      </Card>
    </>
  )
}
