import type { Template } from '#shared/loyalty/coupon/template'
import type { ReadContext } from '../../../platform/context'
import { DomainError } from '../../../platform/domain-error'
import { warmData } from '../../../platform/warm-data'
import { digestOf, inForce } from '../../base/settings/settings.face'
import { findTemplate, listLiveTemplates, type StoredTemplate } from './template.repository'
import { templateDocument } from './template-document'

export type { StoredTemplate } from './template.repository'

/** A template that can issue: it has its stock. */
export interface LiveTemplate extends Template {
  shardCount: number
}

const FRESH_FOR_MS = 30_000
/** A centre with more is no centre; the preview of a template says so before. */
const LIVE_MAX = 200

// A warm instance keeps templates for half a minute, so that a claim costs no round trip for them.
const kept = warmData<StoredTemplate>(FRESH_FOR_MS)
const live = warmData<string[]>(FRESH_FOR_MS)

/** @throws DomainError TEMPLATE_NOT_FOUND */
export async function getTemplate(asking: ReadContext, templateId: string): Promise<StoredTemplate> {
  const known = kept.find(templateId, asking.now)
  if (known) return known
  const stored = await findTemplate(asking.db, templateId)
  if (!stored) throw new DomainError('TEMPLATE_NOT_FOUND')
  return keep(asking, stored)
}

/** A template that has been live at least once, whatever its state is now. @throws DomainError TEMPLATE_NOT_LIVE */
export async function getIssuable(asking: ReadContext, templateId: string): Promise<LiveTemplate> {
  const template = await getTemplate(asking, templateId)
  if (!isIssuable(template)) throw new DomainError('TEMPLATE_NOT_LIVE')
  return template
}

/** All that are live, in the order of their ids. */
export async function listLive(asking: ReadContext): Promise<LiveTemplate[]> {
  const ids = await live.findOr('ids', asking.now, async () => {
    const stored = await listLiveTemplates(asking.db, LIVE_MAX)
    for (const each of stored) await keep(asking, each)
    return stored.map(({ _id }) => _id)
  })
  const templates = await Promise.all(ids.map((id) => getTemplate(asking, id)))
  return templates.filter(isIssuable).filter(({ state }) => state === 'live')
}

/** Makes this instance read again at the next request. */
export function forgetTemplates(): void {
  kept.forget()
  live.forget()
}

function isIssuable(template: StoredTemplate): template is StoredTemplate & LiveTemplate {
  return template.shardCount !== null
}

/** Rules that were edited by hand are not used: the version that was applied last stays in force. */
async function keep(asking: ReadContext, stored: StoredTemplate): Promise<StoredTemplate> {
  const { _id, version, rules, digest, by, at } = stored
  const document = templateDocument(_id.slice('tpl_'.length))
  const value = digestOf(rules) === digest ? rules : undefined
  const found = await inForce(asking, document, { _id: document.setting, version, value, digest, by, at })
  if (found.value === null) throw new DomainError('TEMPLATE_NOT_FOUND')
  return kept.keep(_id, asking.now, { ...stored, version: found.version, rules: found.value })
}
