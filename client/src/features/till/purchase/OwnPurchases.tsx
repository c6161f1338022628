import { type BusinessDay, businessDayOf } from '#shared/kernel/business-day'
import { yuanWithFen } from '#shared/kernel/money'
import { shopToday } from '../../../api/shop-clock'
import type { More } from '../../../api/use-more'
import { Button } from '../../../ui/Button'
import { Card } from '../../../ui/Card'
import { Empty } from '../../../ui/Empty'
import { ListRow } from '../../../ui/ListRow'
import { MoreButton } from '../../../ui/MoreButton'
import { RestNote } from '../../../ui/RestNote'
import { Section } from '../../../ui/Section'
import { backText, type OwnPurchase, purchaseNote, purchaseTitle } from './own-text'

interface Props {
  purchases: OwnPurchase[]
  more: More
  onOpen: (purchaseId: string) => void
  onCode: () => void
}

/** The member's purchases, newest first, with a card for each month. */
export function OwnPurchases({ purchases, more, onOpen, onCode }: Props) {
  if (purchases.length === 0) {
    const act = (
      <Button kind="quiet" size="small" onClick={onCode}>
        出示会员码
      </Button>
    )
    return (
      <Empty
        picture="cup"
        title="还没有消费记录"
        note="结账时出示会员码，买了什么、省了多少都会记在这里"
        action={act}
      />
    )
  }
  // Used only to omit the current year; the instants themselves are the shop's.
  const today = shopToday()
  return (
    <>
      {inMonths(purchases).map(({ month, bought }) => (
        <Section key={month} title={`${month.slice(0, 4)}年${Number(month.slice(5))}月`}>
          <Card inset="rows">
            {bought.map((purchase) => (
              <PurchaseRow key={purchase.purchaseId} purchase={purchase} today={today} onOpen={onOpen} />
            ))}
          </Card>
        </Section>
      ))}
      <MoreButton more={more}>看更早的</MoreButton>
      {more.canLoad ? null : <RestNote>没有更早的记录了</RestNote>}
    </>
  )
}

type RowProps = { purchase: OwnPurchase; today: BusinessDay; onOpen: Props['onOpen'] }

function PurchaseRow({ purchase, today, onOpen }: RowProps) {
  const back = backText(purchase)
  const value = back ?? `¥${yuanWithFen(purchase.amountFen - purchase.refundedFen)}`
  const title = purchaseTitle(purchase)
  const note = purchaseNote(purchase, today)
  return (
    <ListRow
      title={title}
      note={note}
      value={value}
      valueTone={back ? 'soft' : 'strong'}
      label={`${title}，${note}，${value}，看小票`}
      onClick={() => onOpen(purchase.purchaseId)}
    />
  )
}

/** Purchases come newest first, so those of one month are already adjacent. */
function inMonths(purchases: readonly OwnPurchase[]): { month: string; bought: OwnPurchase[] }[] {
  const months: { month: string; bought: OwnPurchase[] }[] = []
  for (const purchase of purchases) {
    const month = businessDayOf(purchase.at).slice(0, 7)
    const last = months[months.length - 1]
    if (last?.month === month) last.bought.push(purchase)
    else months.push({ month, bought: [purchase] })
  }
  return months
}
