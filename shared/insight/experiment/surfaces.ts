/**
 * Where an experiment may do things in different ways. Each takes one of its own words, a short text, or what the shop has there already, and
 * nothing else, so that no arm can carry a price, a tier, a ladder or a reward: what was published is the same for everybody.
 */
export const SURFACES = ['homeOrder', 'inviteLine', 'articleOrder', 'articleFirst', 'taskFirst', 'journey'] as const
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
    /** What the shop has there: it is asked whether it does, by whose it is. */
    | { kind: 'listed'; pattern: RegExp }
  /** Whether it is many places, of which an experiment names one. */
  isMany?: boolean
}

/** Nothing is shown first that is not first anyway: what others are compared with. */
export const AS_NOW = 'asNow'

const ARTICLE_ID = /^(?:asNow|art_[0-9A-HJKMNP-TV-Z]{14})$/
const TASK_KEY = /^(?:asNow|[a-z][a-z0-9-]{0,31})$/
/** The step that a way begins with. */
const STEP_ID = /^[a-z][a-z0-9-]{0,23}$/

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
  articleFirst: {
    title: '看茶最前面的一篇',
    kind: '给看哪一篇',
    takes: { kind: 'listed', pattern: ARTICLE_ID },
  },
  taskFirst: { title: '任务页最前面的一件', kind: '给看哪一件', takes: { kind: 'listed', pattern: TASK_KEY } },
  journey: {
    title: '旅程里的随机分',
    kind: '旅程（时间、路径、额外的一份）',
    takes: { kind: 'listed', pattern: STEP_ID },
    isMany: true,
  },
}

export const TEXT_MAX = 20
/** A sum, a discount or a number of points would be a promise to some and not to others. */
const PROMISE =
  /[\d０-９¥￥%％]|[一二两三四五六七八九十百千万半几双][元块折分张倍]|[元块折倍]|免费|特价|减免|返[^回]|红包|加倍|翻倍/

/** Why this cannot be what an arm does, in a sentence; null where it can. */
export function contentProblem(surface: Surface, content: string): string | null {
  const { takes } = SURFACE_TERMS[surface]
  switch (takes.kind) {
    case 'words':
      return Object.keys(takes.words).includes(content) ? null : '只能从列出的做法里选'
    case 'text':
      if (content.length > TEXT_MAX) return `最多 ${TEXT_MAX} 个字`
      return PROMISE.test(content) ? '文案里不能有数字、金额和折扣：价格和奖励对每个人都一样' : null
    case 'listed':
      return takes.pattern.test(content) ? null : '只能从列出的做法里选'
  }
}

/** What an arm does, as operators read it; `listed`: what whoever has it calls it. */
export function contentText(surface: Surface, content: string, listed?: string): string {
  if (listed !== undefined) return listed
  const { takes } = SURFACE_TERMS[surface]
  if (takes.kind === 'words') return takes.words[content] ?? content
  return takes.kind === 'text' ? `“${content}”` : content
}
