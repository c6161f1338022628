import { addDays, businessDayOf } from '#shared/kernel/business-day'
import { invariant } from '#shared/kernel/invariant'
import { tierRules } from '#shared/ledger/tier/rules'
import { tierStanding } from '#shared/ledger/tier/standing'
import { isConsentInForce } from '#shared/people/member/consent'
import { type Article, FOLLOWED_DAYS, KIND_NAMES, type Reading, readingIdOf } from '#shared/reach/article/article'
import { isShown, type Reader, reordered, shelfOf, withFirst } from '#shared/reach/article/shelf'
import type { MemberContext } from '../../../platform/context'
import type { Tx } from '../../../platform/db/db'
import { DomainError } from '../../../platform/domain-error'
import { tell } from '../../base/facts/facts.face'
import { rulesInForce } from '../../base/settings/settings.face'
import { armShownTo } from '../../insight/experiment/experiment.face'
import { findAccount, findPortrait } from '../../ledger/account/account.face'
import { findMember, recordsOfPerson } from '../../people/member/member.face'
import { occasionTitle } from '../booking/booking.face'
import { findArticle, listLive } from './article.repository'
import { noteInterests } from './interest.service'
import { findReading, findReadings, saveReading } from './reading.repository'

const SHOWN_MAX = 30
/** Signs that a person reads in a minute. */
const READ_PER_MINUTE = 300

export async function listForReader(context: MemberContext) {
  const { db, memberId, now } = context
  const today = businessDayOf(now)
  const [{ reader, consents }, live, ids] = await Promise.all([
    readerOf(context),
    listLive(db, today),
    recordsOfPerson(db, memberId),
  ])
  const shelf = shelfOf(live, reader, today).slice(0, SHOWN_MAX)
  const wanted = shelf.flatMap(({ _id }) => ids.map((id) => readingIdOf(_id, id)))
  const read = new Set((wanted.length > 0 ? await findReadings(db, wanted) : []).map(({ articleId }) => articleId))
  const [order, first] = [
    await armShownTo(context, 'articleOrder', { memberId, consents }),
    await armShownTo(context, 'articleFirst', { memberId, consents }),
  ]
  const ordered = order ? reordered(shelf, order.content, (id) => read.has(id)) : shelf
  const shown = first ? withFirst(ordered, first.content) : ordered
  return {
    articles: shown.map((article) => toCard(article, read.has(article._id))),
    experimentIds: [order, first].flatMap((arm) => arm?.experimentId ?? []),
  }
}

/** Whether any card is there for this reader; what was read before is found on none of them. */
export async function hasArticles(context: MemberContext): Promise<boolean> {
  const today = businessDayOf(context.now)
  const live = await listLive(context.db, today)
  return live.length > 0 && shelfOf(live, (await readerOf(context)).reader, today).length > 0
}

/** @throws DomainError ARTICLE_NOT_FOUND */
export async function getForReader(context: MemberContext, articleId: string) {
  const { db, memberId } = context
  const [article, { reader, keeps }, ids] = await Promise.all([
    findArticle(db, articleId),
    readerOf(context),
    recordsOfPerson(db, memberId),
  ])
  if (!article || !isShown(article, reader, businessDayOf(context.now))) throw new DomainError('ARTICLE_NOT_FOUND')
  const found = await findReadings(
    db,
    ids.map((id) => readingIdOf(articleId, id)),
  )
  const said = found.find(({ isUseful }) => isUseful !== null)?.isUseful ?? null
  return {
    ...toCard(article, found.length > 0),
    text: article.text,
    link: await toLink(context, article),
    isKept: keeps.record,
    isUseful: said,
  }
}

/**
 * Kept once of a person, with the interests of the card for whoever has agreed to that too. Of whoever has not agreed to the
 * record nothing is kept. @throws DomainError ARTICLE_NOT_FOUND
 */
export async function finishArticle(
  context: MemberContext,
  { articleId, isUseful }: { articleId: string; isUseful?: boolean | undefined },
) {
  const { db, memberId, now } = context
  const [article, { keeps }] = [await findArticle(db, articleId), await readerOf(context)]
  if (article?.status !== 'live') throw new DomainError('ARTICLE_NOT_FOUND')
  if (!keeps.record) return { isKept: false, isUseful: null }
  const records = await recordsOfPerson(db, memberId)
  const said = await db.transaction(async (tx) => {
    const before = await findOfPerson(tx, articleId, records)
    const reading = { ...(before ?? newReading(article, memberId, now)), ...(isUseful !== undefined && { isUseful }) }
    if (before?.isUseful === reading.isUseful) return before.isUseful
    await saveReading(tx, reading)
    if (!before) {
      const payload = { articleId, kind: article.kind, at: now }
      // With its day: a reading that is forgotten after its term and made again is another deed.
      await tell(context, tx, { name: 'article.read', source: `${reading._id}:${reading.day}`, memberId, payload })
      if (keeps.interests) await noteInterests(context, tx, { memberId, article })
    }
    return reading.isUseful
  })
  return { isKept: true, isUseful: said }
}

/** Theirs, or the one of a merged record. */
async function findOfPerson(tx: Tx, articleId: string, records: readonly string[]): Promise<Reading | null> {
  for (const record of records) {
    const found = await findReading(tx, readingIdOf(articleId, record))
    if (found) return found
  }
  return null
}

function newReading({ _id, kind }: Article, memberId: string, now: number): Reading {
  const day = businessDayOf(now)
  return {
    _id: readingIdOf(_id, memberId),
    articleId: _id,
    memberId,
    kind,
    finishedAt: now,
    day,
    isUseful: null,
    came: 0,
    bought: 0,
    followDay: addDays(day, FOLLOWED_DAYS + 1),
  }
}

/** Chosen by interests only for whoever has agreed to offers chosen for them. */
async function readerOf(context: MemberContext) {
  const { db, memberId, now } = context
  const [account, member] = [await findAccount(db, memberId), await findMember(db, memberId)]
  const rules = await rulesInForce(context, tierRules)
  invariant(account && member, 'a member has an account')
  const interests = isConsentInForce(member.consents, 'personalization')
  const portrait = interests ? await findPortrait(db, memberId) : null
  const reader: Reader = {
    tierKey: tierStanding(account.tier, account.growth, businessDayOf(now), rules).tierKey,
    tagKeys: new Set(portrait?.tagKeys),
    storeId: member.joined.storeId,
  }
  return {
    reader,
    consents: member.consents,
    keeps: { record: isConsentInForce(member.consents, 'analytics'), interests },
  }
}

function toCard({ _id, title, kind, picture, text }: Article, isRead: boolean) {
  const minutes = Math.max(1, Math.round(text.length / READ_PER_MINUTE))
  return { articleId: _id, title, kindName: KIND_NAMES[kind], picture, minutes, isRead }
}

async function toLink({ db, now }: MemberContext, { link }: Article) {
  const none = { kind: 'none', occasionId: null, title: '' } as const
  switch (link.kind) {
    case 'couponCentre':
      return { kind: 'couponCentre', occasionId: null, title: '去领券中心看看' } as const
    case 'checkIn':
      return { kind: 'checkIn', occasionId: null, title: '去签到' } as const
    case 'occasion': {
      const title = await occasionTitle(db, link.occasionId, now)
      return title === null ? none : ({ kind: 'occasion', occasionId: link.occasionId, title } as const)
    }
    default:
      return none
  }
}
