import { TAG_PACKS, withPack } from './packs'
import { TAGS_MAX, tagRules } from './rules'

const shopTags = tagRules.fallback.tags

test.each(TAG_PACKS.map((pack) => [pack.name, pack] as const))(
  'the tags of %s are valid beside those of the shop',
  (_name, pack) => {
    const tags = withPack(shopTags, pack)
    expect(tagRules.schema.safeParse({ keepsUnasked: true, tags }).error?.issues ?? []).toEqual([])
    expect(tags.length - shopTags.length).toBeGreaterThan(12)
  },
)

test('all packs together fit into one shop, and a pack added twice adds nothing', () => {
  const tags = TAG_PACKS.reduce((held, pack) => withPack(held, pack), [...shopTags])
  expect(tags.length).toBeLessThanOrEqual(TAGS_MAX)
  expect(tagRules.schema.safeParse({ keepsUnasked: true, tags }).success).toBe(true)
  expect(TAG_PACKS.reduce((held, pack) => withPack(held, pack), tags)).toEqual(tags)
})
