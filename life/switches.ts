/** What can be left out of a life, to know exactly what it did: the life without it differs by nothing else. */
export const SWITCHES = {
  campaigns: 'no coupon is given by campaign, nothing is posted in the shop’s group',
  'price-rise': 'prices stay as they are',
  'broken-till': 'every till works every day',
  friends: 'nobody brings a friend',
  'check-in': 'nobody checks in',
  tasks: 'the shop has neither tasks nor rules of growth',
  occasions: 'no store holds anything',
  journeys: 'no journey is started, and nobody reads letters',
  'follow-ups': 'no clerk calls anybody',
  experiments: 'nothing is tried',
  rings: 'nobody makes several accounts to bring one another',
  crowds: 'nobody makes accounts by the dozen for what is given to who joins',
  suggestions: 'nobody looks at what is suggested',
} as const

export type Switch = keyof typeof SWITCHES
export const SWITCH_NAMES = Object.keys(SWITCHES) as Switch[]
