import { addDays, type BusinessDay, businessDayOf } from '#shared/kernel/business-day'
import type { ActionInput, ActionOutput } from '../../api/request'
import type { Tone } from '../../ui/Page'

export type Written = ActionOutput<'article.listWritten'>['articles'][number]
type Draft = ActionInput<'article.save'>['draft']
type Season = NonNullable<Draft['season']>

export interface ArticleForm {
  kind: Draft['kind']
  title: string
  text: string
  picture: Draft['picture']
  season: Season
  interestKeys: string[]
  storeId: string | null
  tierKeys: string[]
  link: NonNullable<Draft['link']>
  fromDay: BusinessDay | null
  untilDay: BusinessDay | null
}

export const KINDS = [
  { value: 'how', label: '做法（有用）' },
  { value: 'story', label: '来历（有用）' },
  { value: 'goods', label: '新品（卖东西）' },
  { value: 'offer', label: '优惠（卖东西）' },
] as const
export const SEASONS = [
  { value: 'all', label: '不分季节' },
  { value: 'spring', label: '春' },
  { value: 'summer', label: '夏' },
  { value: 'autumn', label: '秋' },
  { value: 'winter', label: '冬' },
] as const
export const STATUSES: Record<Written['status'], { tone: Tone; word: string }> = {
  draft: { tone: 'watch', word: '没上' },
  live: { tone: 'good', word: '上了' },
  ended: { tone: 'plain', word: '收起了' },
}

const SHOWN_DAYS = 60

export function blankForm(now: number): ArticleForm {
  const fromDay = businessDayOf(now)
  const words = { title: '', text: '', kind: 'how', picture: 'leaf', season: 'all' } as const
  const whom = { interestKeys: [], storeId: null, tierKeys: [], link: { kind: 'none' } as const }
  return { ...words, ...whom, fromDay, untilDay: addDays(fromDay, SHOWN_DAYS) }
}

export function formOf({ kind, title, text, picture, season, tierKeys, ...rest }: Written): ArticleForm {
  const { interestKeys, storeId, link, fromDay, untilDay } = rest
  return {
    kind,
    title,
    text,
    picture,
    season,
    interestKeys,
    storeId,
    tierKeys: tierKeys ?? [],
    link,
    fromDay,
    untilDay,
  }
}

/** What is still missing, in the order of the form; null when it can be sent. */
export function missingIn({ title, text, fromDay, untilDay }: ArticleForm): string | null {
  if (title.trim() === '') return '写题目'
  if (text.trim() === '') return '写正文'
  if (fromDay === null) return '选从哪天起'
  if (untilDay === null) return '选到哪天'
  return untilDay < fromDay ? '最后一天不能早于第一天' : null
}

export function draftOf(
  { fromDay, untilDay, tierKeys, title, text, ...rest }: ArticleForm,
  status: Draft['status'],
): Draft {
  if (fromDay === null || untilDay === null) throw new Error('the form is complete before it is sent')
  return {
    ...rest,
    title: title.trim(),
    text: text.trim(),
    tierKeys: tierKeys.length > 0 ? tierKeys : null,
    status,
    fromDay,
    untilDay,
  }
}
