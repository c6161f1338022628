import type { TargetRules } from '#shared/front/today/rules'
import type { Act } from './actor'
import { agreeTo } from './agree'

/** What a tea house of three stores would want of 30 days. Shares are 0 to 1, money is fen. */
const TARGETS: TargetRules = {
  targets: [
    { key: 'revenue', base: 8_500_000, challenge: 9_200_000 },
    { key: 'mau', base: 1_100, challenge: 1_250 },
    { key: 'joined', base: 260, challenge: 300 },
    { key: 'activation', base: 0.7, challenge: 0.75 },
    { key: 'retention30', base: 0.12, challenge: 0.16 },
    { key: 'qualified', base: 25, challenge: 32 },
  ],
  hysteresisPercent: 3,
}

/** With them the first page has its lights. */
export const openTargets = (ops: Act): Promise<void> => agreeTo(ops, 'targets', TARGETS, '十一月的经营目标')
