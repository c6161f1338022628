import { Select } from 'antd'
import { WHOLE_SHOP } from '../../frame/places'
import { useStores } from '../../people/staff/use-stores'

interface PlaceSelectProps {
  places: readonly string[]
  place: string
  onChange(place: string): void
}

/** Whoever sees the whole shop chooses among its stores too. Asks for the names of stores only if there is a choice. */
export function PlaceSelect({ places, place, onChange }: PlaceSelectProps) {
  const { options, nameOf } = useStores()
  const isWhole = places.includes(WHOLE_SHOP)
  const stores = isWhole ? options : places.map((value) => ({ value, label: nameOf(value) }))
  return (
    <Select
      aria-label="哪家店"
      value={place}
      options={[...(isWhole ? [{ value: WHOLE_SHOP, label: '全店' }] : []), ...stores]}
      onChange={onChange}
      popupMatchSelectWidth={false}
    />
  )
}
