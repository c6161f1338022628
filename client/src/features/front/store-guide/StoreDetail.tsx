import { refusalText } from '../../../api/refusal-text'
import { useMutation } from '../../../api/use-mutation'
import { callNumber, canShowPlace, showPlace } from '../../../platform/place'
import { Card } from '../../../ui/Card'
import { ListRow } from '../../../ui/ListRow'
import { Notice } from '../../../ui/Notice'
import { Section } from '../../../ui/Section'
import { SwitchRow } from '../../../ui/SwitchRow'
import { type GuideStore, hoursText, openText, type StoreGuide } from './store-text'

type Props = { store: GuideStore; guide: StoreGuide; onChosen: () => void }

/** Where it is, when it is open, how to reach it, and whether it is the member's usual one. */
export function StoreDetail({ store, guide: { usual, now }, onChosen }: Props) {
  const { storeId, name, address, phone, hours, point } = store
  const choose = useMutation('store-guide.chooseUsual', { onDone: onChosen })
  const isChosen = usual?.by === 'chosen' && usual.storeId === storeId
  return (
    <>
      <Section title={name}>
        <Card inset="rows">
          {canShowPlace && point ? (
            <ListRow
              icon="store"
              title={address}
              note="在地图里看"
              label={`${address}，在地图里看`}
              onClick={() => showPlace(point, { name, address })}
            />
          ) : (
            <ListRow icon="store" title={address} />
          )}
          {hours ? <ListRow icon="clock" title={hoursText(hours)} note={openText(store, now)} /> : null}
          {phone ? (
            <ListRow
              icon="phone"
              title={phone}
              note="打电话"
              label={`打电话 ${phone}`}
              onClick={() => callNumber(phone)}
            />
          ) : null}
          <SwitchRow
            title="设为常去的店"
            isOn={isChosen}
            busy={choose.running}
            onChange={(isOn) => void choose.run({ storeId: isOn ? storeId : null })}
          />
        </Card>
      </Section>
      {choose.error ? <Notice tone="danger">{refusalText(choose.error)}</Notice> : null}
    </>
  )
}
