import { againReason } from '#shared/insight/recommendation/reasons'
import { yuanWithFen } from '#shared/kernel/money'
import type { ActionOutput } from '../../../api/call'
import { shopToday } from '../../../api/shop-clock'
import { Card } from '../../../ui/Card'
import { ListRow } from '../../../ui/ListRow'
import { Section } from '../../../ui/Section'
import { useHiddenGoods } from './hidden-goods'

type Props = { again: ActionOutput<'recommendation.listMine'>['again']; onCode: () => void }

/** The usual. It orders nothing: who taps shows the code and says it at the counter. Nothing where nothing was bought. */
export function AgainList({ again: all, onCode }: Props) {
  const hidden = useHiddenGoods(({ keys }) => keys)
  const again = all.filter(({ productKey }) => !hidden.includes(productKey))
  if (again.length === 0) return null
  // Used only to say how long ago; the days themselves are the shop's.
  const today = shopToday()
  return (
    <Section title="再来一单" note="到店出示会员码">
      <Card inset="rows">
        {again.map((row) => {
          const reason = againReason(row, today)
          const price = `¥${yuanWithFen(row.priceFen)}`
          return (
            <ListRow
              key={row.productKey}
              title={row.name}
              note={reason}
              value={price}
              label={`${row.name}，${reason}，${price}，出示会员码`}
              onClick={onCode}
            />
          )
        })}
      </Card>
    </Section>
  )
}
