import { useQuery } from '../../api/use-query'
import { Card } from '../../ui/Card'
import { ListRow } from '../../ui/ListRow'
import { Section } from '../../ui/Section'

type Props = { onCounter: () => void; onToday: () => void }

/** For staff only; a member who is none never learns that it exists. */
export function StaffEntrance({ onCounter, onToday }: Props) {
  const { data } = useQuery('staff.getMine', {}, { keep: true })
  const staff = data?.staff
  if (!staff) return null
  const [only] = staff.stores
  const place = staff.stores.length === 1 && only ? only.name : `${staff.stores.length} 家门店`
  return (
    <Section title="店员" note={`${staff.name} · ${place}`}>
      <Card inset="rows">
        <ListRow icon="scan" title="收银台" onClick={onCounter} />
        <ListRow icon="ledger" title="今日记录" onClick={onToday} />
      </Card>
    </Section>
  )
}
