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

/** The month before was calmer: a shop that wants it back finds it among the earlier versions. */
const CALMER: TargetRules = {
  ...TARGETS,
  targets: TARGETS.targets.map((target) => (target.key === 'joined' ? { ...target, challenge: 280 } : target)),
}

/** With them the first page has its lights. `approver` is somebody signed in, once the shop has an owner. */
export const openTargets = (ops: Act, approver?: Act): Promise<void> =>
  agreeTo(ops, 'targets', TARGETS, '十一月多来一些新会员', approver)

export const openLastMonthsTargets = (ops: Act, approver?: Act): Promise<void> =>
  agreeTo(ops, 'targets', CALMER, '十月的经营目标', approver)
