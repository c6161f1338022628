/** What became of one call, as far as anybody knows. */
export type SendOutcome =
  | { kind: 'sent' }
  /** WeChat says no, and nothing was sent. */
  | { kind: 'refused'; why: 'no-grant' | 'template' | 'person' }
  /** Perhaps it was sent: it is never sent again. */
  | { kind: 'unknown' }

/** 47003: a field's value; 40037: the template; 41030: a page that the live version lacks. */
const TEMPLATE_CODES = new Set([47003, 40037, 41030])
const NO_GRANT = 43101
const NO_SUCH_PERSON = 40003

/** By WeChat's number; 0 is success. Everything that is not understood, −1 and 45168 above all, is unknown. */
export function outcomeOf(errCode: number): SendOutcome {
  if (errCode === 0) return { kind: 'sent' }
  if (errCode === NO_GRANT) return { kind: 'refused', why: 'no-grant' }
  if (TEMPLATE_CODES.has(errCode)) return { kind: 'refused', why: 'template' }
  if (errCode === NO_SUCH_PERSON) return { kind: 'refused', why: 'person' }
  return { kind: 'unknown' }
}

const WINDOW = 50
const REFUSED_MIN = 10
/** So much more than usual, as a share of all, is a burst. */
const ABOVE_USUAL = 0.2

/**
 * Many “no grant” right after successes do not prove that members have none: shops have seen them succeed when sent
 * again later. `latest` are the last outcomes, oldest first; `usual` is the share of them in the days before.
 */
export function isBurst(latest: readonly SendOutcome[], usual: number): boolean {
  const window = latest.slice(-WINDOW)
  const refused = window.filter((each) => each.kind === 'refused' && each.why === 'no-grant').length
  return refused >= REFUSED_MIN && refused / window.length > usual + ABOVE_USUAL
}
