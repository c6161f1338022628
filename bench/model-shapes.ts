import { buildModel } from '#shared/insight/score/build-model'
import { defaultScoreRules } from '#shared/insight/score/rules'
import { columnsOf, joinSample, type Sample, sampleRowOf } from '#shared/insight/score/sample'
import { AS_OF, seeded } from '#shared/insight/score/testing/a-shop'
import { addDays } from '#shared/kernel/business-day'
import { rounded } from './statistics'

/** A version for a shop of that shape, both fits and the quintiles included. */
export interface ShapeCost {
  shape: string
  members: number
  hasConverged: boolean
  cpuMs: number
}

/** How long ago a member bought, in days. */
type Shape = (random: () => number) => number[]

const MEMBERS = 25_000
const YEAR = 360
const DAYS = Array.from({ length: 1001 }, (_, daysAgo) => addDays(AS_OF, -daysAgo))

/** Shops that bring parameters to their bounds, where a search may crawl and a series may not end. */
const SHAPES: Record<string, Shape> = {
  'a weekly round of a third of a year': (random) => every(120 * random(), () => 6 + Math.floor(3 * random())),
  'a weekly round of three years': (random) => every(1000 * random(), () => 7),
  'every day': (random) => every(700 * random(), () => 1),
  'once a month to the day': (random) => every(YEAR * random(), () => 30),
  'hardly anybody comes back': (random) => (random() < 0.02 ? [200, 100] : [Math.floor(YEAR * random())]),
  'half come once, half all the time': (random) =>
    random() < 0.5 ? [Math.floor(YEAR * random())] : every(YEAR * random(), () => -2 * Math.log(random())),
  'one week, and never again': (random) => [303, 302, 301, 300].slice(Math.floor(4 * random())),
  'an ordinary year': (random) => {
    const gap = 30 / Math.max(0.05, -Math.log(random()))
    return every(YEAR * random(), () => (random() < 0.3 ? YEAR : -gap * Math.log(random())))
  },
}

export function measureShapes(): ShapeCost[] {
  return Object.entries(SHAPES).map(([shape, daysAgo]) => {
    const sample = sampleOf(daysAgo)
    const before = process.cpuUsage()
    const { diagnostics } = buildModel(sample, { rules: defaultScoreRules, version: 1, inForce: null })
    const { user, system } = process.cpuUsage(before)
    const hasConverged = diagnostics.mbg?.hasConverged ?? false
    return { shape, members: MEMBERS, hasConverged, cpuMs: rounded((user + system) / 1000, 0) }
  })
}

function every(firstAgo: number, gap: () => number): number[] {
  const days: number[] = []
  for (let ago = Math.floor(firstAgo); ago >= 0; ago -= gap()) days.push(Math.floor(ago))
  return days
}

function sampleOf(daysAgo: Shape): Sample {
  const random = seeded(99)
  const rows = Array.from({ length: MEMBERS }, () => {
    const purchases = [...new Set(daysAgo(random))].flatMap((ago) => {
      const day = DAYS[ago]
      return day === undefined ? [] : [{ day, netFen: 1000 + Math.floor(9000 * random() ** 2), isBack: false }]
    })
    return sampleRowOf(purchases, 0, AS_OF) ?? []
  })
  return joinSample([columnsOf(rows.flat())])
}
