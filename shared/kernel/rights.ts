/**
 * What an operator's action is about: a person may do it who holds this right. Each can be given alone.
 * - `personal`: phones and other personal data unmasked
 * - `money`: points, refunds and imports by hand
 * - `growth`: entrances and referrals
 * - `upkeep`: jobs, alerts, what was not answered
 */
export const RIGHTS = [
  'reports',
  'members',
  'personal',
  'segments',
  'coupons',
  'rules',
  'growth',
  'goods',
  'money',
  'exports',
  'staff',
  'upkeep',
] as const

export type Right = (typeof RIGHTS)[number]

/** How far a right goes, widest last: to see, to act, to agree to what others propose. */
export const LEVELS = ['viewer', 'operator', 'approver'] as const

export type Level = (typeof LEVELS)[number]
