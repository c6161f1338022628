import { templateRulesSchema } from '#shared/loyalty/coupon/rules'
import type { Template, TemplateRules } from '#shared/loyalty/coupon/template'
import { decideTemplateEdit, type EditProblem } from '#shared/loyalty/coupon/template-edit'
import type { Context } from '../../../platform/context'
import type { Db, Reader, Tx } from '../../../platform/db/db'
import { DomainError } from '../../../platform/domain-error'
import type { Change, RuleFamily, StoredSetting } from '../../../platform/noun/rules'
import { digestOf } from '../../base/settings/settings.face'
import { findTemplate, pageTemplates, type StoredTemplate, saveTemplate } from './template.repository'
import { forgetTemplates } from './template.service'
import { settingOf, TEMPLATE_FAMILY, templateDocument, templateIdOf } from './template-document'
import { previewTemplate } from './template-preview.service'

const TEMPLATES_MAX = 500

/**
 * Coupon templates as rule documents. They live in a collection of their own, are never used as edited by hand, and
 * once members may have them they only change where members cannot be wronged.
 */
export const templateFamily: RuleFamily = {
  name: TEMPLATE_FAMILY,
  member: (key) => ({
    document: templateDocument(key),
    preview: (context, change) => previewTemplate(context, change as Change<TemplateRules | null>, `tpl_${key}`),
    store: { find: findDocument, save: saveDocument, forget: forgetTemplates },
    problems: (context, { after }) => problemsOfEdit(context, `tpl_${key}`, after),
    isHandEditable: false,
  }),
  list: async (db) => (await listDocuments(db)).map(toSetting),
}

async function findDocument(reader: Reader, setting: string): Promise<StoredSetting | null> {
  const template = await findTemplate(reader, templateIdOf(setting))
  return template && toSetting(template)
}

async function saveDocument(tx: Tx, { _id: setting, version, value, digest, by, at }: StoredSetting): Promise<void> {
  const stored = await findTemplate(tx, templateIdOf(setting))
  const applied = { version, rules: templateRulesSchema.parse(value), digest, by, at }
  if (!stored) {
    const fresh = { _id: templateIdOf(setting), state: 'draft', shardCount: null, stateChange: null } as const
    return saveTemplate(tx, { ...fresh, ...applied })
  }
  // What was edited by hand is put back; otherwise it is a new version, and has to be one that may be.
  if (digestOf(stored.rules) === stored.digest) requireEdit(stored, applied.rules)
  return saveTemplate(tx, { ...stored, ...applied })
}

/** @throws DomainError TEMPLATE_EDIT_REFUSED */
function requireEdit(before: StoredTemplate, rules: TemplateRules): void {
  const decision = decideTemplateEdit(before, { ...before, rules })
  if (decision.kind === 'accepted') return
  const [first] = decision.problems
  throw new DomainError('TEMPLATE_EDIT_REFUSED', {
    path: first?.path ?? null,
    reason: first?.reason ?? null,
    problem: decision.problems.map(problemText).join('；').slice(0, 300),
  })
}

async function problemsOfEdit({ db }: Context, templateId: string, after: unknown): Promise<string[]> {
  const before = await findTemplate(db, templateId)
  const parsed = templateRulesSchema.safeParse(after)
  if (!before || !parsed.success) return []
  const decision = decideTemplateEdit(before satisfies Template, { ...before, rules: parsed.data })
  return decision.kind === 'accepted' ? [] : decision.problems.map(problemText)
}

const REASONS: Record<EditProblem['reason'], string> = {
  notWhileIssued: '上线后不能改，请新建一张券',
  onlyUp: '上线后只能调高',
  ended: '已经结束，不能再改',
  stateNotReachable: '不能这样切换状态',
}

function problemText({ path, reason }: EditProblem): string {
  return `${path}：${REASONS[reason]}`
}

/** Newest first would need an index of its own; in the order of keys it needs none. */
async function listDocuments(db: Db): Promise<StoredTemplate[]> {
  return pageTemplates(db, null, TEMPLATES_MAX)
}

function toSetting({ _id, version, rules, digest, by, at }: StoredTemplate): StoredSetting {
  return { _id: settingOf(_id), version, value: rules, digest, by, at }
}
