import { View } from '@tarojs/components'
import { type BusinessDay, businessDayOf } from '#shared/kernel/business-day'
import type { ApiError } from '../../../api/api-error'
import { refusalText } from '../../../api/refusal-text'
import { Button } from '../../../ui/Button'
import { Card } from '../../../ui/Card'
import { Empty } from '../../../ui/Empty'
import { signed } from '../../../ui/figures'
import { inParts } from '../../../ui/in-parts'
import { ListRow } from '../../../ui/ListRow'
import { Notice } from '../../../ui/Notice'
import styles from './EntryList.module.scss'
import { type Entry, entryMoment, entryTitle } from './entry-text'

interface Props {
  entries: Entry[]
  more: { canLoad: boolean; loading: boolean; error: ApiError | null; load: () => void }
  onEarn: () => void
}

function EntryRow({ entry, today }: { entry: Entry; today: BusinessDay }) {
  const { points, growth, at, note } = entry
  const parts = [entryMoment(at, today), points !== 0 && growth !== 0 && `成长值 ${signed(growth)}`, note]
  return (
    <ListRow
      title={entryTitle(entry)}
      note={parts.filter(Boolean).join(' · ')}
      value={points === 0 && growth !== 0 ? `成长值 ${signed(growth)}` : signed(points)}
      valueTone={points > 0 ? 'accent' : points < 0 ? 'strong' : 'soft'}
    />
  )
}

/** Every change of the balance with its reason, newest first. */
export function EntryList({ entries, more, onEarn }: Props) {
  if (entries.length === 0) {
    const act = (
      <Button kind="quiet" size="small" onClick={onEarn}>
        去签到
      </Button>
    )
    return <Empty picture="ledger" title="还没有积分记录" note="获得和使用的每一笔都会记在这里" action={act} />
  }
  // Only to leave out this year's number; the instants themselves are the shop's.
  const today = businessDayOf(Date.now())
  return (
    <>
      <Card inset="rows">
        {inParts(entries).map((part) => (
          <View key={part[0]?.seq}>
            {part.map((entry) => (
              <EntryRow key={entry.entryId} entry={entry} today={today} />
            ))}
          </View>
        ))}
      </Card>
      {more.error ? <Notice tone="danger">{refusalText(more.error)}</Notice> : null}
      {more.canLoad ? (
        <View className={styles.more}>
          <Button kind="quiet" size="small" loading={more.loading} onClick={more.load}>
            看更早的
          </Button>
        </View>
      ) : (
        <View className={styles.end}>没有更早的记录了</View>
      )}
    </>
  )
}
