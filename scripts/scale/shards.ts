import type { DatabaseSchema } from '../../local-cloud/schema'

/**
 * How each collection lies on a sharded cluster.
 * - `hashed _id`: derived ids stay unique over the whole cluster, which everything that counts once rests on
 * - `whole`: small, stays on one shard with all its unique indexes
 */
export type Placement = 'hashed _id' | 'whole'

/** What stays small however many members there are: rules, places, staff, reports, what was computed for a day. */
const WHOLE = new Set([
  'alerts',
  'jobs',
  'settings',
  'proposals',
  'history',
  'stores',
  'staff',
  'invitations',
  'products',
  'catalogue',
  'coupon_templates',
  'coupon_budgets',
  'coupon_batches',
  'exchange_codes',
  'imports',
  'exports',
  'entrances',
  'channel_days',
  'channel_costs',
  'code_pictures',
  'referral_cases',
  'open_days',
  'event_days',
  'cohort_days',
  'score_models',
  'score_samples',
  'score_runs',
  'segments',
  'funnel_days',
  'reports',
])

export const placementOf = (collection: string): Placement => (WHOLE.has(collection) ? 'whole' : 'hashed _id')

/**
 * A unique index of a sharded collection has to begin with the shard key, and no hashed one does: each of these becomes
 * an ordinary index there. Why nothing is lost, or what has to change first.
 */
export const UNIQUE_NO_MORE: Readonly<Record<string, string>> = {
  'entries.byMember':
    'the number comes from the account, whose guarded write stands in the way of a second entry of one number; the nightly audit adds the ledger up anyway',
  'coupons.byCopy':
    '**must change first**: it alone keeps two claims at once from passing the limit per member; the number has to become part of the `_id`',
  'coupons.byPerson':
    '**must change first**: the same for somebody who came back; a record `<template>:<person>:<number>` has to hold it',
  'coupon_events.byCoupon': 'the number comes from the coupon, which is changed only over the number that was read',
}

/** The unique indexes that sharding would take away. */
export function uniqueOfSharded({ collections }: Pick<DatabaseSchema, 'collections'>): string[] {
  return Object.entries(collections).flatMap(([name, { indexes = [] }]) =>
    placementOf(name) === 'whole' ? [] : indexes.flatMap((index) => (index.unique ? [`${name}.${index.name}`] : [])),
  )
}

export function shardTable({ collections }: Pick<DatabaseSchema, 'collections'>): string {
  const whole = Object.keys(collections).filter((name) => placementOf(name) === 'whole')
  return [
    '| shard key | collections |',
    '|---|---|',
    `| none: whole on one shard | ${whole.map((name) => `\`${name}\``).join(', ')} |`,
    '| hashed `_id` | all others |',
    '',
    '| unique index that becomes an ordinary one | why that is safe, or what comes first |',
    '|---|---|',
    ...Object.entries(UNIQUE_NO_MORE).map(([index, why]) => `| \`${index}\` | ${why} |`),
  ].join('\n')
}
