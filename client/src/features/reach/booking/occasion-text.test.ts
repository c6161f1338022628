import { type OccasionCard, shelvesOf } from './occasion-text'

const anOccasion = (occasionId: string, mine: OccasionCard['mine']): OccasionCard => ({
  occasionId,
  title: '单丛香型品鉴',
  picture: 'pot',
  place: '二楼',
  storeId: 'str_chunxi',
  storeName: '春熙路店',
  startsAt: 0,
  endsAt: 0,
  status: 'planned',
  places: 8,
  placesLeft: 3,
  waiting: 0,
  mine,
})

test('an occasion stands once: held, open to sign up, also again after it was given back, or of before', () => {
  const coming = [
    anOccasion('held', 'booked'),
    anOccasion('line', 'waiting'),
    anOccasion('back', 'cancelled'),
    anOccasion('new', null),
  ]
  const mine = [...coming.slice(0, 3), anOccasion('past', 'attended')]
  const idsOf = (occasions: readonly OccasionCard[]) => occasions.map(({ occasionId }) => occasionId)
  const { booked, open, past } = shelvesOf(coming, mine)
  expect([booked, open, past].map(idsOf)).toEqual([['held', 'line'], ['back', 'new'], ['past']])
})
