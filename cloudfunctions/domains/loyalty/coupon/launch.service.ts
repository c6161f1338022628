import type { TemplateRules } from '#shared/loyalty/coupon/template'
import type { Context } from '../../../platform/context'
import { DuplicateKeyError } from '../../../platform/db/errors'
import { DomainError } from '../../../platform/domain-error'
import { changeOnce } from '../../base/audit/audit.face'
import { digestOf, validValue, writeFirstVersion } from '../../base/settings/settings.face'
import { listShards } from './stock.repository'
import { findTemplate, type StoredTemplate, saveTemplate } from './template.repository'
import { forgetTemplates } from './template.service'
import { templateDocument } from './template-document'
import { layOut, summarizeTemplate } from './template-state.service'

export interface Launch {
  templateId: string
  rules: unknown
  by: string
  note: string
}

const keyOf = (templateId: string) => templateId.slice('tpl_'.length)

/**
 * A new coupon, written and on sale at once: its rules as version 1, its stock and its state together. What exists
 * already is changed by its document and its state.
 * @throws DomainError SETTING_INVALID, TEMPLATE_EXISTS
 */
export async function launchTemplate(context: Context, { templateId, rules: typed, by, note }: Launch) {
  const rules = validRules(templateId, typed)
  const { now } = context
  // Where somebody has deleted a template by hand, its stock is still there.
  const known = await listShards(context.db, [templateId])
  await changeOnce(context, { action: 'coupon.launch', subject: templateId, storeId: null }, async (tx) => {
    if (await findTemplate(tx, templateId)) throw new DomainError('TEMPLATE_EXISTS')
    await writeFirstVersion(context, tx, { document: templateDocument(keyOf(templateId)), value: rules, by, note })
    const fresh = {
      _id: templateId,
      version: 1,
      rules,
      digest: digestOf(rules),
      by,
      at: now,
      stateChange: { by, note, at: now },
    }
    await saveTemplate(tx, {
      ...fresh,
      state: 'live',
      shardCount: await layOut(tx, fresh, known),
    } satisfies StoredTemplate)
  }).catch((error) => {
    // Its history is there, as of a template that somebody has deleted by hand.
    throw error instanceof DuplicateKeyError ? new DomainError('TEMPLATE_EXISTS') : error
  })
  forgetTemplates()
  const stored = await findTemplate(context.db, templateId)
  if (!stored) throw new DomainError('TEMPLATE_NOT_FOUND')
  return { template: await summarizeTemplate(context, stored) }
}

/** What could be launched now. @throws DomainError SETTING_INVALID, TEMPLATE_EXISTS */
export async function weighLaunch({ db }: Context, { templateId, rules }: Launch): Promise<TemplateRules> {
  if (await findTemplate(db, templateId)) throw new DomainError('TEMPLATE_EXISTS')
  return validRules(templateId, rules)
}

function validRules(templateId: string, typed: unknown): TemplateRules {
  // The document's own schema has made it.
  return validValue(templateDocument(keyOf(templateId)), typed) as TemplateRules
}
