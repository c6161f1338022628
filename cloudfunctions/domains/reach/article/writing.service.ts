import { addDays, businessDayOf } from '#shared/kernel/business-day'
import type { ParsedInput } from '#shared/kernel/contract'
import { invariant } from '#shared/kernel/invariant'
import type { Article } from '#shared/reach/article/article'
import type { articleContract } from '#shared/reach/article/contract'
import { isTooMuch } from '#shared/reach/article/promotion'
import { articleRules } from '#shared/reach/article/rules'
import type { Context } from '../../../platform/context'
import { DomainError } from '../../../platform/domain-error'
import { derivedId } from '../../../platform/ids'
import { requireLawful } from '../../../platform/lawful'
import { changeOnce } from '../../base/audit/audit.face'
import { rulesInForce } from '../../base/settings/settings.face'
import { requireHandTags } from '../../insight/tag/tag.face'
import { findArticle, insertArticle, listLive, saveArticleIn } from './article.repository'

type Saving = ParsedInput<(typeof articleContract)['article.save']>

/** @throws DomainError COPY_NOT_LAWFUL, TAG_NOT_FOUND, TAG_BY_RULE, PROMOTION_TOO_MUCH, ARTICLE_NOT_FOUND, ARTICLE_CHANGED */
export async function saveArticle(context: Context, { articleId, baseVersion, draft }: Saving) {
  const { db, now } = context
  requireLawful(draft.title, draft.text)
  await requireHandTags(context, draft.interestKeys)
  const id = articleId ?? derivedId('art', [context.requestId])
  await requireBalance(context, id, draft)
  const audited = { action: 'article.save', subject: id, storeId: draft.storeId, note: draft.title }
  await changeOnce(context, audited, async (tx) => {
    if (articleId === undefined) return insertArticle(tx, { _id: id, ...draft, version: 1, savedAt: now })
    const before = await findArticle(tx, id)
    if (!before) throw new DomainError('ARTICLE_NOT_FOUND')
    if (before.version !== baseVersion) throw new DomainError('ARTICLE_CHANGED')
    return saveArticleIn(tx, { ...before, ...draft, version: before.version + 1, savedAt: now })
  })
  const saved = await findArticle(db, id)
  invariant(saved, 'what was saved is there')
  return { articleId: id, version: saved.version }
}

/** Two who put a card up at the same moment may pass the share by one: it is a habit that is guarded, not money. */
async function requireBalance(context: Context, id: string, draft: Saving['draft']): Promise<void> {
  const rules = await rulesInForce(context, articleRules)
  const since = addDays(businessDayOf(context.now), -rules.promotion.windowDays)
  const others: Article[] = (await listLive(context.db, since)).filter(({ _id }) => _id !== id)
  const { basePercent } = rules.promotion
  if (isTooMuch(others, draft, rules)) throw new DomainError('PROMOTION_TOO_MUCH', { basePercent })
}
