import type { CASE_DECISIONS } from '#shared/growth/referral/case'

/** How a held bond ended. */
export const DECISIONS: Record<(typeof CASE_DECISIONS)[number], string> = {
  released: '放行了',
  refused: '不发',
  lapsed: '到期发了',
}
