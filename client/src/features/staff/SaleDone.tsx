import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { grouped } from '../../ui/figures'
import { Icon } from '../../ui/Icon'
import { ListRow } from '../../ui/ListRow'
import { Notice } from '../../ui/Notice'
import { Sheet } from '../../ui/Sheet'
import type { FoundMember } from './MemberPreview'
import { refundText } from './refund-text'
import styles from './SaleDone.module.scss'
import { amountText } from './sale-text'
import type { Recorded, Sale } from './use-sale'

type Props = { member: FoundMember; sale: Sale; recorded: Recorded }

/** What the server says has happened, and the way to take it back. */
export function SaleDone({ member, sale, recorded }: Props) {
  const { purchase, balance, growth, tierReached } = recorded
  const { undone } = sale
  const amount = amountText(purchase.amountFen)
  return (
    <>
      <View className={styles.result} role="status" ariaRole="status">
        <View className={undone ? styles.undoneMark : styles.mark}>
          <Icon name={undone ? 'undo' : 'check'} size={32} />
        </View>
        <View className={styles.title}>{undone ? `已撤销 ${amount}` : `已入账 ${amount}`}</View>
        {undone ? (
          <View className={styles.note}>{refundText(undone)}</View>
        ) : (
          <View className={styles.points}>+{grouped(purchase.pointsEarned)} 积分</View>
        )}
      </View>
      {tierReached && !undone ? <Notice tone="success">升到{tierReached.name}会员，告诉客人一声</Notice> : null}
      <Card inset="rows">
        <ListRow title="会员" value={member.displayName} valueTone="strong" />
        {undone ? null : (
          <>
            <ListRow title="积分余额" value={grouped(balance)} valueTone="strong" />
            <ListRow
              title="成长值"
              value={`${grouped(growth)}（+${grouped(purchase.growthEarned)}）`}
              valueTone="strong"
            />
          </>
        )}
        {purchase.receiptNumber ? <ListRow title="收银单号" value={purchase.receiptNumber} /> : null}
      </Card>
      {undone ? null : <Undo sale={sale} amount={amount} />}
    </>
  )
}

/** One question first: what is undone cannot be redone by a tap. */
function Undo({ sale, amount }: { sale: Sale; amount: string }) {
  const [isAsking, setIsAsking] = useState(false)
  const { isUndoing, undoProblem } = sale
  return (
    <View className={styles.undo}>
      <Button kind="plain" icon="undo" onClick={() => setIsAsking(true)}>
        撤销这笔
      </Button>
      <Sheet
        open={isAsking}
        title="撤销这笔"
        onClose={() => setIsAsking(false)}
        footer={
          <>
            {undoProblem ? <Notice tone="danger">{undoProblem}</Notice> : null}
            <Button kind="danger" loading={isUndoing} onClick={sale.undo}>
              确认撤销 {amount}
            </Button>
          </>
        }
      >
        积分和成长值会一起收回。撤销以后，这笔要重新记。
      </Sheet>
    </View>
  )
}
