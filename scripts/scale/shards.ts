import type { Noun } from '../../cloudfunctions/platform/noun/noun'

interface Placed {
  name: string
  isWhole: boolean
  /** `<collection>.<index>`, with what its declaration says of it. */
  unique: { index: string; sharded: string | undefined }[]
}

/** How the collections lie on a cluster, as their nouns declare it. */
export function placed(nouns: readonly Noun[]): Placed[] {
  return nouns.flatMap(({ collections = {} }) =>
    Object.entries(collections).map(([name, { shard, indexes }]) => ({
      name,
      isWhole: shard === 'whole',
      unique: Object.entries(indexes).flatMap(([index, declared]) =>
        'unique' in declared ? [{ index: `${name}.${index}`, sharded: declared.sharded }] : [],
      ),
    })),
  )
}

export function shardTable(nouns: readonly Noun[]): string {
  const all = placed(nouns)
  const whole = all.filter(({ isWhole }) => isWhole)
  const unique = all.flatMap((each) => each.unique).filter(({ sharded }) => sharded !== undefined)
  return [
    '| shard key | collections |',
    '|---|---|',
    `| none: whole on one shard | ${whole.map(({ name }) => `\`${name}\``).join(', ')} |`,
    '| hashed `_id` | all others |',
    '',
    '| unique index that becomes an ordinary one | why that is safe, or what comes first |',
    '|---|---|',
    ...unique.map(({ index, sharded }) => `| \`${index}\` | ${sharded} |`),
  ].join('\n')
}
