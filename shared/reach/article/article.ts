import type { BusinessDay } from '#shared/kernel/business-day'

/** `how`: how to do something; `story`: where things come from; `goods` and `offer` want to sell. */
export const ARTICLE_KINDS = ['how', 'story', 'goods', 'offer'] as const
export type ArticleKind = (typeof ARTICLE_KINDS)[number]

export const KIND_NAMES: Record<ArticleKind, string> = { how: '做法', story: '来历', goods: '新品', offer: '优惠' }

export const isPromotion = ({ kind }: { kind: ArticleKind }): boolean => kind === 'goods' || kind === 'offer'

export const SEASONS = ['all', 'spring', 'summer', 'autumn', 'winter'] as const
export type Season = (typeof SEASONS)[number]

export const ARTICLE_PICTURES = ['leaf', 'cup', 'pot', 'book'] as const
export type ArticlePicture = (typeof ARTICLE_PICTURES)[number]

/** What a card leads to behind its last line; never before the text. */
export type ArticleLink =
  | { kind: 'none' }
  | { kind: 'couponCentre' }
  | { kind: 'checkIn' }
  | { kind: 'occasion'; occasionId: string }

export type ArticleStatus = 'draft' | 'live' | 'ended'

/** A card that operators write and members read to its end. */
export interface Article {
  _id: string
  kind: ArticleKind
  title: string
  text: string
  picture: ArticlePicture
  season: Season
  /** Tags that people may put on members: whoever reads it to the end, and has agreed, gets them. */
  interestKeys: string[]
  /** Only for the visitors of one store; null for all. */
  storeId: string | null
  tierKeys: string[] | null
  link: ArticleLink
  status: ArticleStatus
  fromDay: BusinessDay
  untilDay: BusinessDay
  version: number
  savedAt: number
}

/** That a member read a card to its end. Kept only of whoever has agreed to the record of what they look at. */
export interface Reading {
  /** `<article>:<member>` */
  _id: string
  articleId: string
  memberId: string
  kind: ArticleKind
  finishedAt: number
  day: BusinessDay
  /** What the member said of it; null while nothing. */
  isUseful: boolean | null
  /** 1 if the member came, or bought, within a week after the day; 0 if not, or while it is not known. */
  came: number
  bought: number
  /** When that is known: the day after the week; null when it was looked at. */
  followDay: BusinessDay | null
}

export const readingIdOf = (articleId: string, memberId: string) => `${articleId}:${memberId}`

/** So long after the day of reading a visit or a purchase is counted with it. */
export const FOLLOWED_DAYS = 7
/** An interest is said of a member for so long after the last card that spoke of it. */
export const INTEREST_DAYS = 180
