import * as z from 'zod'
import { defineRules } from '#shared/base/settings/rule-document'
import { nameFieldOf } from '#shared/kernel/fields'
import { TAG_KINDS } from '#shared/ledger/account/portrait'
import { defaultTags } from './default-tags'
import { tagLanguage } from './language'
import type { TagRules } from './tag'

/** What looking at members by so many rules costs was measured: decision 0065. */
export const TAGS_MAX = 550

const shared = {
  key: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/),
  name: nameFieldOf(12),
  kind: z.enum(TAG_KINDS),
}

const tag = z.discriminatedUnion('by', [
  z
    .strictObject({ ...shared, by: z.literal('rule'), when: tagLanguage.schema.meta({ title: '符合什么条件' }) })
    .meta({ title: '按条件自动打' }),
  z.strictObject({ ...shared, by: z.literal('hand') }).meta({ title: '由人打' }),
])

/** The shop's tags: those by rule are kept by the nightly job, those by hand are put on members by people. */
export const tagRules = defineRules<TagRules>({
  setting: 'tag',
  title: '会员标签',
  about: '符合什么条件的会员打上什么标签',
  schema: z
    .strictObject({
      keepsUnasked: z.boolean().default(true).meta({ title: '没有问过的收银顾客也打标签' }),
      tags: z.array(tag).max(TAGS_MAX),
    })
    .superRefine(({ tags }, context) => {
      const seen = { key: new Set<string>(), name: new Set<string>() }
      tags.forEach(({ key, name }, index) => {
        if (seen.key.has(key))
          context.addIssue({ code: 'custom', path: ['tags', index, 'key'], message: '标签的 key 不能重复' })
        if (seen.name.has(name))
          context.addIssue({ code: 'custom', path: ['tags', index, 'name'], message: '标签的名字不能重复' })
        seen.key.add(key)
        seen.name.add(name)
      })
    }),
  fallback: {
    keepsUnasked: true,
    tags: [
      ...defaultTags,
      { key: 'regular', name: '店里的熟客', kind: 'behavior', by: 'hand' },
      { key: 'partner', name: '合作单位', kind: 'basic', by: 'hand' },
    ],
  },
})
