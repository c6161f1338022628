import { shopNow } from '../../../api/shop-clock'
import type { More } from '../../../api/use-more'
import { Card } from '../../../ui/Card'
import { Empty } from '../../../ui/Empty'
import { grouped } from '../../../ui/figures'
import { ListRow } from '../../../ui/ListRow'
import { MoreButton } from '../../../ui/MoreButton'
import { Section } from '../../../ui/Section'
import { type PickUpView, pickUpNote, standingText } from './shop-text'

type Props = { pickUps: PickUpView[]; more: More; onOpen: (pickUpId: string) => void }

/** What waits first, and below it everything else, newest first. */
export function PickUpList({ pickUps, more, onOpen }: Props) {
  if (pickUps.length === 0) {
    return <Empty picture="ledger" title="还没有换过商品" note="换到的商品和取货码都会在这里；换到的券在“券”里" />
  }
  const waiting = pickUps.filter(({ status }) => status === 'waiting')
  const over = pickUps.filter(({ status }) => status !== 'waiting')
  const rows = (list: PickUpView[]) => (
    <Card inset="rows">
      {list.map((pickUp) => (
        <ListRow
          key={pickUp.pickUpId}
          icon="gift"
          title={pickUp.title}
          note={`${grouped(pickUp.pointsPaid)} 积分 · ${pickUpNote(pickUp, shopNow())}`}
          value={standingText(pickUp)}
          valueTone={pickUp.status === 'waiting' ? 'warm' : 'soft'}
          onClick={() => onOpen(pickUp.pickUpId)}
        />
      ))}
    </Card>
  )
  return (
    <>
      {waiting.length > 0 ? <Section title="待取">{rows(waiting)}</Section> : null}
      {over.length > 0 ? <Section title="以前的">{rows(over)}</Section> : null}
      <MoreButton more={more}>看更早的</MoreButton>
    </>
  )
}
