import type { Names } from '#shared/base/condition/names'
import type { Definition } from '#shared/reach/journey/definition'
import { webhookRules } from '#shared/reach/webhook/rules'
import type { ReadContext } from '../../../platform/context'
import { DomainError } from '../../../platform/domain-error'
import { rulesInForce } from '../../base/settings/settings.face'
import { listSegments } from '../../insight/segment/segment.face'
import { namesIn } from '../../insight/tag/tag.face'
import { getTemplate } from '../../loyalty/coupon/coupon.face'

/** What the shop calls everything that a journey names, for whoever reads or agrees to it. */
export async function namesFor(context: ReadContext, definition: Definition): Promise<Names> {
  const segments = await listSegments(context.db)
  const names = await namesIn(context, new Map(segments.map(({ _id, name }) => [_id, name])))
  const { addresses } = await rulesInForce(context, webhookRules)
  const own = {
    address: new Map(addresses.map(({ key, title }) => [key, title])),
    coupon: new Map<string, string>(),
  }
  for (const key of couponKeysOf(definition)) own.coupon.set(key, await titleOf(context, key))
  return (kind, key) => (kind === 'coupon' || kind === 'address' ? (own[kind].get(key) ?? key) : names(kind, key))
}

export const couponKeysOf = ({ nodes }: Definition): string[] => [
  ...new Set(
    nodes.flatMap((node) => (node.kind === 'coupon' || node.kind === 'clerkTask' ? (node.couponKey ?? []) : [])),
  ),
]

/** The key, for one that is not there. */
async function titleOf(context: ReadContext, couponKey: string): Promise<string> {
  try {
    return (await getTemplate(context, `tpl_${couponKey}`)).rules.title
  } catch (error) {
    if (error instanceof DomainError) return couponKey
    throw error
  }
}
