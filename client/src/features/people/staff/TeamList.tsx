import type { ActionOutput } from '../../../api/call'
import { Button } from '../../../ui/Button'
import { Card } from '../../../ui/Card'
import { Empty } from '../../../ui/Empty'
import { ListRow } from '../../../ui/ListRow'
import { RestNote } from '../../../ui/RestNote'
import { colleagueText } from './staff-text'

export type Colleague = ActionOutput<'staff.list'>['staff'][number]

type Props = { colleagues: readonly Colleague[]; isComplete: boolean; onRemove: (colleague: Colleague) => void }

export function TeamList({ colleagues, isComplete, onRemove }: Props) {
  if (colleagues.length === 0) {
    return <Empty picture="phone" title="本店还没有店员" note="邀请一位，用自己的微信就能收银" />
  }
  return (
    <>
      <Card inset="rows">
        {colleagues.map((colleague) => (
          <ListRow
            key={colleague.staffId}
            title={colleague.name}
            note={colleagueText(colleague.role, colleague.appointedAt)}
            {...(colleague.canRemove ? { value: <Removal colleague={colleague} onRemove={onRemove} /> } : {})}
          />
        ))}
      </Card>
      {isComplete ? null : <RestNote>只列出了前 {colleagues.length} 位</RestNote>}
    </>
  )
}

function Removal({ colleague, onRemove }: { colleague: Colleague; onRemove: Props['onRemove'] }) {
  return (
    <Button kind="quiet" size="small" label={`移出${colleague.name}`} onClick={() => onRemove(colleague)}>
      移出
    </Button>
  )
}
