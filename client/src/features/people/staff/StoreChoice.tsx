import { Card } from '../../../ui/Card'
import { ListRow } from '../../../ui/ListRow'
import { Section } from '../../../ui/Section'
import type { Store } from './use-my-store'

type Props = { stores: readonly Store[]; onChoose: (storeId: string) => void }

/** Asks once, because a wrong guess would book a purchase for the wrong store. */
export function StoreChoice({ stores, onChoose }: Props) {
  return (
    <Section title="你现在在哪家店">
      <Card inset="rows">
        {stores.map(({ storeId, name, address }) => (
          <ListRow key={storeId} icon="store" title={name} note={address} onClick={() => onChoose(storeId)} />
        ))}
      </Card>
    </Section>
  )
}
