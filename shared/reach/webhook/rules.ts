import * as z from 'zod'
import { defineRules } from '#shared/base/settings/rule-document'
import { nameFieldOf } from '#shared/kernel/fields'

/**
 * A name with a dot and letters at its end, so that no number of a machine is one; no port, no user, no question mark: whoever reads
 * the rules reads no secret in it.
 */
const ADDRESS = /^https:\/\/(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,24}(?:\/[\w.~%-]*)*$/
/** Names that lead nowhere but into a house. */
const INDOORS =
  /^https:\/\/[^/]*\.(?:local|localhost|internal|intranet|lan|home|corp|arpa|test|invalid|example)(?:\/|$)/

/** What an address may be told: of members who come to a step of a journey, or of what is wrong in the shop. */
export const TOLD = ['journey', 'incident'] as const
export type Told = (typeof TOLD)[number]
export const toldField = z.array(z.enum(TOLD)).min(1).max(TOLD.length).default(['journey'])

export const webhookKeyField = z.string().regex(/^[a-z][a-z0-9-]{0,23}$/)

const addressSchema = z.strictObject({
  key: webhookKeyField.meta({ title: '代号', description: '旅程里用它，定了不要改；小写字母、数字和短横' }),
  title: nameFieldOf(30).meta({ title: '名字', description: '如 客服系统' }),
  url: z
    .string()
    .max(300)
    .regex(ADDRESS, '写 https:// 开头的网址：要用域名，不带端口、问号和密码')
    .refine((url) => !INDOORS.test(url), '这是内部网络的名字，外面到不了')
    .meta({ title: '网址', description: 'https:// 开头；换了网址，店主要重新放行' }),
  tells: toldField.meta({ title: '告诉它什么', description: '改了，店主要重新放行' }),
  isOn: z.boolean().meta({ title: '开着' }),
})

export const ADDRESSES_MAX = 10

export const webhookRulesSchema = z
  .strictObject({
    addresses: z.array(addressSchema).max(ADDRESSES_MAX).meta({ title: '对外地址' }),
  })
  .superRefine(({ addresses }, context) => {
    addresses.forEach(({ key, url }, index) => {
      const isTwice = (field: 'key' | 'url', value: string) =>
        addresses.findIndex((other) => other[field] === value) !== index
      if (isTwice('key', key)) {
        context.addIssue({ code: 'custom', path: ['addresses', index, 'key'], message: `代号 ${key} 用了两次` })
      }
      if (isTwice('url', url)) {
        context.addIssue({ code: 'custom', path: ['addresses', index, 'url'], message: '这个网址已经有了' })
      }
    })
  })

export type WebhookRules = z.infer<typeof webhookRulesSchema>
export type WebhookAddress = z.infer<typeof addressSchema>

export const webhookRules = defineRules<WebhookRules>({
  setting: 'webhook',
  title: '对外地址',
  about: '旅程和事件可以通知哪些别的系统；写进来还不通，要店主再放行一次',
  schema: webhookRulesSchema,
  fallback: { addresses: [] },
})

export const addressOf = ({ addresses }: WebhookRules, key: string): WebhookAddress | null =>
  addresses.find((address) => address.key === key) ?? null
