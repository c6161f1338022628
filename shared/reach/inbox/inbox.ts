import { copyProblems } from '#shared/kernel/copy-law'

/** What a message is about; the page shows it by an icon, and something for a word that it does not know. */
export const INBOX_KINDS = ['letter', 'coupon', 'points', 'check-in', 'reply', 'news', 'occasion'] as const
export type InboxKind = (typeof INBOX_KINDS)[number]

/**
 * Where a message leads in the mini-program; `feedback` to what was said, which `linkId` names, `occasion` to the one that it names,
 * or to all of them.
 */
export const INBOX_LINKS = ['coupons', 'points', 'check-in', 'feedback', 'occasion'] as const
export type InboxLink = (typeof INBOX_LINKS)[number]

export const INBOX_TITLE_MAX = 20
export const INBOX_BODY_MAX = 300
export const INBOX_KEPT_DAYS = 180

/** Something that the shop wrote to one member. It never changes but for being read. */
export interface InboxMessage {
  /** `<member>:<source>`: told twice, it is there once. */
  _id: string
  memberId: string
  kind: InboxKind
  title: string
  body: string
  link: InboxLink | null
  /** Which of several the link means; missing where it leads to a page that there is once. */
  linkId?: string
  at: number
  isRead: boolean
  /** Who wrote it, where a person did; null where the shop's system did. */
  actorId: string | null
}

export interface Writing {
  memberId: string
  /** What it follows from; the same for the same fact, so that it is written once. */
  source: string
  kind: InboxKind
  title: string
  body: string
  link?: InboxLink
  linkId?: string
  actorId?: string
}

export function aMessage(
  { memberId, source, kind, title, body, link, linkId, actorId }: Writing,
  now: number,
): InboxMessage {
  return {
    _id: `${memberId}:${source}`,
    memberId,
    kind,
    title,
    body,
    link: link ?? null,
    ...(linkId !== undefined && { linkId }),
    at: now,
    isRead: false,
    actorId: actorId ?? null,
  }
}

/** What stands against the words of a letter, in sentences for whoever wrote it; empty when nothing does. */
export function letterProblems({ title, body }: Pick<Writing, 'title' | 'body'>): string[] {
  return copyProblems(`${title}\n${body}`).map(({ found, why }) => `写了“${found}”：${why}`)
}
