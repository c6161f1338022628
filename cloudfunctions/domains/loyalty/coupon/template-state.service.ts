import { businessDayOf } from '#shared/kernel/business-day'
import { exposureAtMostFen, stockCap } from '#shared/loyalty/coupon/limits'
import { newShards, shardCountFor } from '#shared/loyalty/coupon/shards'
import type { TemplateState } from '#shared/loyalty/coupon/template'
import { decideTemplateEdit } from '#shared/loyalty/coupon/template-edit'
import type { Context } from '../../../platform/context'
import type { Tx } from '../../../platform/db/db'
import { nextAfterId } from '../../../platform/db/next-page'
import { DomainError } from '../../../platform/domain-error'
import { changeOnce } from '../../base/audit/audit.face'
import { countByStatus } from './coupon.repository'
import { insertShards, listShards, type StoredShard } from './stock.repository'
import { leftOf } from './stock.service'
import { findTemplate, pageTemplates, type StoredTemplate, saveTemplate } from './template.repository'
import { forgetTemplates } from './template.service'
import { settingOf } from './template-document'

const PAGE_SIZE = 50

export interface StateChange {
  templateId: string
  state: Exclude<TemplateState, 'draft'>
  by: string
  note: string
}

/** Opens, pauses or ends a template. Going live the first time lays its stock out in shards, for good. */
export async function setTemplateState(context: Context, change: StateChange) {
  const { templateId, state, by, note } = change
  // Where somebody has deleted the template by hand and it was put back, its stock is still there.
  const shards = await listShards(context.db, [templateId])
  await changeOnce(context, { action: `coupon.template.${state}`, subject: templateId, storeId: null }, async (tx) => {
    const stored = await findTemplate(tx, templateId)
    if (!stored) throw new DomainError('TEMPLATE_NOT_FOUND')
    if (decideTemplateEdit(stored, { ...stored, state }).kind === 'refused') {
      throw stateRefused(stored)
    }
    const shardCount = stored.shardCount ?? (await layOut(tx, stored, shards))
    await saveTemplate(tx, { ...stored, state, shardCount, stateChange: { by, note, at: context.now } })
  })
  forgetTemplates()
  const stored = await findTemplate(context.db, templateId)
  if (!stored) throw new DomainError('TEMPLATE_NOT_FOUND')
  return { template: await summarizeTemplate(context, stored) }
}

export const stateRefused = ({ state }: Pick<StoredTemplate, 'state'>) =>
  new DomainError('TEMPLATE_EDIT_REFUSED', { path: 'state', reason: 'stateNotReachable', from: state })

/** Its stock in shards, for good. */
export async function layOut(
  tx: Tx,
  { _id, rules }: Pick<StoredTemplate, '_id' | 'rules'>,
  known: readonly StoredShard[],
): Promise<number> {
  if (known.length > 0) return known.length
  const cap = stockCap(rules)
  const count = shardCountFor(cap)
  await insertShards(
    tx,
    newShards(_id, cap, count).map(({ quota: _quota, ...shard }) => ({ ...shard, open: {} })),
  )
  return count
}

/** All templates with how they stand, a page at a time. */
export async function listTemplates(context: Context, afterId?: string) {
  const page = await pageTemplates(context.db, afterId ?? null, PAGE_SIZE)
  const templates = await Promise.all(page.map((stored) => summarizeTemplate(context, stored)))
  return { templates, nextAfterId: nextAfterId(page, PAGE_SIZE) }
}

export async function summarizeTemplate({ db, now }: Context, stored: StoredTemplate) {
  const { _id, state, version, rules, shardCount, stateChange } = stored
  const [shards, byStatus] = await Promise.all([listShards(db, [_id]), countByStatus(db, _id)])
  const cap = stockCap(rules)
  const redeemed = byStatus.find(({ key }) => key === 'redeemed')
  const left = shardCount === null ? cap : leftOf({ ...stored, shardCount }, shards, businessDayOf(now)).stockLeft
  return {
    templateId: _id,
    setting: settingOf(_id),
    title: rules.title,
    state,
    version,
    stock: cap,
    left,
    issued: byStatus.reduce((sum, { count }) => sum + count, 0),
    redeemed: redeemed?.count ?? 0,
    redeemedFen: redeemed?.sums['redemption.discountFen'] ?? 0,
    exposureAtMostFen: exposureAtMostFen(rules),
    stateChange,
  }
}
