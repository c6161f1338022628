/** What bonds are judged by; the platform's word among them. */
export const SIGNAL_KEYS = [
  'sameDevice',
  'samePayer',
  'sameAddress',
  'sameNetwork',
  'sharedDevice',
  'sharedPayer',
  'sharedAddress',
  'networkConcentration',
  'velocity',
  'regularity',
  'timeToQualify',
  'thresholdHugging',
  'afterReward',
  'graph',
  'platformRisk',
  'repeatedDevice',
  'ownActs',
  'hastyFriends',
  'tiedFriends',
] as const

export type SignalKey = (typeof SIGNAL_KEYS)[number]

/** What one signal says of a bond. */
export interface Reading {
  /** As a person would say it: 1 for yes, a number of accounts, a share from 0 to 1; null where nothing is known. */
  value: number | null
  /** From where on it speaks against the bond, in the same unit. */
  threshold: number
  /** Evidence of this bond itself against it (for it, below 0), in units that the rules weigh; about −2.5 … 2.5. */
  strength: number
  /** The same from the other friends of the inviter: what this bond alone would not show. */
  record?: number
  /** On how many friends a share rests. */
  of?: number
  /** Which of several patterns was found. */
  pattern?: GraphPattern
}

export type GraphPattern = 'ring' | 'couple' | 'lateBinding' | 'deep'

/** A reading with its weight applied: what the score is the sum of. */
export interface Signal extends Omit<Reading, 'strength' | 'record'> {
  key: SignalKey
  contribution: number
}

export const silent = (threshold: number): Reading => ({ value: null, threshold, strength: 0 })
