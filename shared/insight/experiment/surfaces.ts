/**
 * Where an experiment may do things in different ways. Each takes one of its own words or a short text and nothing else, so
 * that no arm can carry a price, a tier, a ladder or a reward: what was published is the same for everybody.
 */
export const SURFACES = ['homeOrder', 'inviteLine', 'articleOrder', 'articleFirst', 'journey'] as const
export type Surface = (typeof SURFACES)[number]

export const HOME_ORDERS = ['checkInFirst', 'couponsFirst'] as const
export const ARTICLE_ORDERS = ['interests', 'newest', 'unread'] as const

interface SurfaceTerms {
  /** Simplified Chinese, for operators. */
  title: string
  /** Layout, copy, order …: the kind of thing that is tried. */
  kind: string
  takes:
    | { kind: 'words'; words: Readonly<Record<string, string>> }
    | { kind: 'text' }
    | { kind: 'article' }
    | { kind: 'path' }
}

export const SURFACE_TERMS: Record<Surface, SurfaceTerms> = {
  homeOrder: {
    title: '首页的先后',
    kind: '版面',
    takes: { kind: 'words', words: { checkInFirst: '签到在前', couponsFirst: '可领的券在前' } },
  },
  inviteLine: { title: '首页“邀请有礼”下面那句话', kind: '文案', takes: { kind: 'text' } },
  articleOrder: {
    title: '看茶的顺序',
    kind: '顺序',
    takes: { kind: 'words', words: { interests: '合口味的在前', newest: '新的在前', unread: '没读过的在前' } },
  },
  articleFirst: { title: '看茶最前面的一篇', kind: '给看哪一篇', takes: { kind: 'article' } },
  journey: { title: '旅程里的分支', kind: '旅程（时间、路径、额外的一份）', takes: { kind: 'path' } },
}

export const TEXT_MAX = 20
const ARTICLE_ID = /^art_[0-9A-HJKMNP-TV-Z]{14}$/
const PATH = /^[a-z][a-z0-9-]{0,23}$/
/** A sum, a discount or a number of points would be a promise to some and not to others. */
const PROMISE =
  /[\d０-９¥￥%％]|[一二两三四五六七八九十百千万半几双][元块折分张倍]|[元块折倍]|免费|特价|减免|返[^回]|红包|加倍|翻倍/

/** Why this cannot be what an arm does, in a sentence; null where it can. */
export function contentProblem(surface: Surface, content: string): string | null {
  const { takes } = SURFACE_TERMS[surface]
  switch (takes.kind) {
    case 'words':
      return content in takes.words ? null : '只能从列出的做法里选'
    case 'text':
      if (content.length > TEXT_MAX) return `最多 ${TEXT_MAX} 个字`
      return PROMISE.test(content) ? '文案里不能有数字、金额和折扣：价格和奖励对每个人都一样' : null
    case 'article':
      return ARTICLE_ID.test(content) ? null : '要写一篇看茶的编号'
    case 'path':
      return PATH.test(content) ? null : '要写旅程里分支的代号'
  }
}

/** What an arm does, as operators read it. */
export function contentText(surface: Surface, content: string): string {
  const { takes } = SURFACE_TERMS[surface]
  if (takes.kind === 'words') return takes.words[content] ?? content
  return takes.kind === 'text' ? `“${content}”` : content
}
