import { useState } from 'react'
import { Button } from '../../../ui/Button'
import { Empty } from '../../../ui/Empty'
import { Section } from '../../../ui/Section'
import { ClerkTotals } from './ClerkTotals'
import { PurchaseSheet } from './PurchaseSheet'
import { type Today, TodayList, type TodaysPurchase } from './TodayList'
import { TodayTotals } from './TodayTotals'

type Props = { today: Today; isToday: boolean; onChanged: () => void; onCounter: () => void }

/** The day's total and its purchases, each of which can be undone or refunded. */
export function TodayBoard({ today, isToday, onChanged, onCounter }: Props) {
  const [opened, setOpened] = useState<TodaysPurchase | null>(null)
  const close = () => {
    setOpened(null)
    // Also after a refund without an answer: the list shows what really happened.
    onChanged()
  }
  return (
    <>
      <TodayTotals today={today} />
      <ClerkTotals clerks={today.clerks} />
      {today.purchases.length === 0 ? (
        <Empty
          picture="ledger"
          title={isToday ? '今天还没有会员入账' : '这一天没有会员入账'}
          note="在收银台扫会员码，记下一笔"
          action={
            <Button kind="quiet" size="small" icon="scan" onClick={onCounter}>
              去收银台
            </Button>
          }
        />
      ) : (
        <Section title="明细" note="点一笔可以撤销或退款">
          <TodayList today={today} onOpen={setOpened} />
        </Section>
      )}
      {opened ? <PurchaseSheet key={opened.purchaseId} purchase={opened} day={today.day} onClose={close} /> : null}
    </>
  )
}
