import { View } from '@tarojs/components'
import type { BusinessDay } from '#shared/kernel/business-day'
import { shopToday } from '../../../api/shop-clock'
import type { More } from '../../../api/use-more'
import { Button } from '../../../ui/Button'
import { Card } from '../../../ui/Card'
import { Empty } from '../../../ui/Empty'
import { signed } from '../../../ui/figures'
import { inParts } from '../../../ui/in-parts'
import { ListRow } from '../../../ui/ListRow'
import { MoreButton } from '../../../ui/MoreButton'
import { RestNote } from '../../../ui/RestNote'
import { datedMomentText } from '../../../ui/time-text'
import { type Entry, entryTitle } from './entry-text'

interface Props {
  entries: Entry[]
  more: More
  onEarn: () => void
  onPurchase: (purchaseId: string) => void
}

type RowProps = { entry: Entry; today: BusinessDay; onPurchase: Props['onPurchase'] }

function EntryRow({ entry, today, onPurchase }: RowProps) {
  // An answer that the phone kept from an older release may lack it.
  const { points, growth, at, note, purchaseId = null } = entry
  const parts = [datedMomentText(at, today), points !== 0 && growth !== 0 && `成长值 ${signed(growth)}`, note]
  return (
    <ListRow
      title={entryTitle(entry)}
      note={parts.filter(Boolean).join(' · ')}
      value={points === 0 && growth !== 0 ? `成长值 ${signed(growth)}` : signed(points)}
      valueTone={points > 0 ? 'accent' : points < 0 ? 'strong' : 'soft'}
      {...(purchaseId !== null && { onClick: () => onPurchase(purchaseId), label: `${entryTitle(entry)}，看小票` })}
    />
  )
}

/** Every change of the balance with its reason, newest first. */
export function EntryList({ entries, more, onEarn, onPurchase }: Props) {
  if (entries.length === 0) {
    const act = (
      <Button kind="quiet" size="small" onClick={onEarn}>
        去签到
      </Button>
    )
    return <Empty picture="ledger" title="还没有积分记录" note="获得和使用的每一笔都会记在这里" action={act} />
  }
  // Used only to omit the current year; the instants themselves are the shop's.
  const today = shopToday()
  return (
    <>
      <Card inset="rows">
        {inParts(entries).map((part) => (
          <View key={part[0]?.seq}>
            {part.map((entry) => (
              <EntryRow key={entry.entryId} entry={entry} today={today} onPurchase={onPurchase} />
            ))}
          </View>
        ))}
      </Card>
      <MoreButton more={more}>看更早的</MoreButton>
      {more.canLoad ? null : <RestNote>没有更早的记录了</RestNote>}
    </>
  )
}
