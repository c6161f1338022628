import { Card } from '../../../ui/Card'
import { ListRow } from '../../../ui/ListRow'
import { Section } from '../../../ui/Section'

/** For people who hold a printed code. */
export function ExchangeRow({ onOpen }: { onOpen: () => void }) {
  return (
    <Section title="有兑换码">
      <Card inset="rows">
        <ListRow icon="pencil" title="输入兑换码" note="印在卡片上的 12 位码" onClick={onOpen} />
      </Card>
    </Section>
  )
}
