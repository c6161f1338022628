import type { FollowUp } from './follow-up'

/** What a clerk is told of the member in front, the first the most pressing. */
export const GUEST_FACTS = ['low-rating', 'birthday', 'at-risk'] as const
export type GuestFact = (typeof GUEST_FACTS)[number]

export interface FactShown {
  kind: GuestFact
  title: string
  text: string
}

export interface GuestFacts {
  /** Of their tickets those that wait for an answer. */
  openTickets: number
  isBirthdayWeek: boolean
  /** Days between visits, usually and this time; null where there is no habit, or it is kept. */
  away: { usualDays: number; days: number } | null
}

/** In words that the member may read over the clerk's shoulder: no figure of the shop's, no money, no judgement. */
export function factsShown({ openTickets, isBirthdayWeek, away }: GuestFacts): FactShown[] {
  const facts: FactShown[] = []
  if (openTickets > 0) {
    facts.push({ kind: 'low-rating', title: `有 ${openTickets} 件事没回复`, text: '先听客人说，别再让人等' })
  }
  if (isBirthdayWeek) facts.push({ kind: 'birthday', title: '这周生日', text: '说一声生日快乐' })
  if (away) {
    facts.push({ kind: 'at-risk', title: '比平时来得少', text: awayText(away) })
  }
  return facts
}

/** What to say first: what is on the list, then what the day brings, then what they always take. */
export function firstWords(
  followUp: Pick<FollowUp, 'because'> | null,
  facts: readonly FactShown[],
  { words, bought }: { words: Readonly<Record<GuestFact, string>>; bought: readonly string[] },
): { say: string; because: string } | null {
  const [task] = followUp?.because ?? []
  if (task) return { say: task.say, because: task.why }
  const [fact] = facts
  if (fact) return { say: words[fact.kind], because: fact.title }
  const [usual] = bought
  return usual === undefined ? null : { say: `还是${usual}吗？`, because: `常买${usual}` }
}

/** Longer than so many of the own usual gaps is less often than usual. */
const GAPS_MAX = 1.5

/** A break of the own habit; a habit takes three days. */
export function awayOf(
  { purchaseDays, habitDays }: { purchaseDays: number; habitDays: number },
  days: number,
): GuestFacts['away'] {
  if (purchaseDays < 3) return null
  const usual = habitDays / (purchaseDays - 1)
  return days > GAPS_MAX * usual ? { usualDays: Math.max(1, Math.round(usual)), days } : null
}

export const awayText = ({ usualDays, days }: NonNullable<GuestFacts['away']>): string =>
  `平时 ${usualDays} 天来一次，这次隔了 ${days} 天`
