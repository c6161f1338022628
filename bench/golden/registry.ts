import { bgnbd } from './bgnbd'
import { bgnbdEdgeCases } from './bgnbd-edge-cases'
import { churn } from './churn'
import { cohort } from './cohort'
import { funnel } from './funnel'
import { gammagamma } from './gammagamma'
import type { GoldenKind } from './golden'
import { retention } from './retention'
import { rfm } from './rfm'
import { specialFunctions } from './special-functions'

/** The first kind whose prefix fits a file's id checks it. */
export const goldenKinds: readonly GoldenKind[] = [
  specialFunctions,
  bgnbdEdgeCases,
  bgnbd,
  gammagamma,
  rfm,
  churn,
  retention,
  funnel,
  cohort,
]
