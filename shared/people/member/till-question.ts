/**
 * A record of a till under the number that WeChat vouches for. Whose it is only the member can say: the number stands
 * there because somebody typed it.
 */
export interface TillQuestion {
  recordId: string
  storeId: string | null
  at: number
  /** `no`: it is somebody else's, and is not asked about again. After a yes the record is the member's own. */
  answer: 'open' | 'no'
}

/** More than anybody's number stands under, with what was said of older ones. */
const QUESTIONS_MAX = 12

/**
 * What the member is asked about now. Where a store knows the number as several customers it tells no person, so that
 * nothing is asked and somebody of the shop decides.
 */
export function askedOf(questions: readonly TillQuestion[] | undefined): TillQuestion | null {
  const open = (questions ?? []).filter(({ answer }) => answer === 'open')
  const isSeveral = new Set(open.map(({ storeId }) => storeId)).size < open.length
  return isSeveral ? null : (open[0] ?? null)
}

/** What has been asked or answered before stays as it is. */
export function withQuestion(
  questions: readonly TillQuestion[] | undefined,
  asked: Omit<TillQuestion, 'answer'>,
): TillQuestion[] {
  if (questions?.some(({ recordId }) => recordId === asked.recordId)) return [...questions]
  return [...(questions ?? []), { ...asked, answer: 'open' as const }].slice(-QUESTIONS_MAX)
}

export function withNo(questions: readonly TillQuestion[] | undefined, recordId: string): TillQuestion[] {
  return (questions ?? []).map((each) => (each.recordId === recordId ? { ...each, answer: 'no' as const } : each))
}

export function withoutQuestion(questions: readonly TillQuestion[] | undefined, recordId: string): TillQuestion[] {
  return (questions ?? []).filter((each) => each.recordId !== recordId)
}

/** The number is another one now: what stood under the old one is not asked any more. */
export function withoutOpen(questions: readonly TillQuestion[] | undefined): TillQuestion[] {
  return (questions ?? []).filter(({ answer }) => answer === 'no')
}
