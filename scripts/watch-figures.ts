/**
 * `npx tsx scripts/watch-figures.ts > docs/watch.md`: what the watch finds, and what it cries for nothing, in a year of a
 * shop of four sizes with faults of known time in it. Takes some minutes, and is the same for the same seed.
 */
import { FAULT_KINDS, type FaultKind, liveYear, type YearOutcome } from '#shared/insight/incident/testing/shop-year'

const SIZES = [5, 20, 100, 500]
const SEED = 7
const TITLES: Record<FaultKind, string> = {
  'broken-step': 'a step that nobody gets through',
  'store-dark': 'a store without anything',
  'price-error': 'prices with a nought too few',
  farm: 'a farm: sixty joins, coupons or check-ins an hour (36 in a small shop)',
  drift: 'a drift down to −30 % within two days',
  'till-silent': 'a till that sends nothing',
  'timer-missing': 'a job that does not run',
}

const years = SIZES.map((orders) => ({
  faulty: liveYear(orders, SEED, { withFaults: true }),
  quiet: liveYear(orders, SEED + 1, { withFaults: false }),
}))

console.log(`# What the watch finds

Made by \`npx tsx scripts/watch-figures.ts > docs/watch.md\`, with the rules of \`shared/insight/incident\`, in
one simulated year (\`testing/shop-year.ts\`, seed ${SEED}): hours and weekdays, weather by days, a slowly moving level, campaigns that the
calendar knows, and ${Object.values(FAULT_KINDS).reduce((sum, count) => sum + count, 0)} faults on ordinary days. It is a simulation and not a shop.

A sudden fault has to be found within thirty minutes, the job's own twelve included, after it has kept away twelve of what it concerns (of a
farm: brought twelve). \`6 of 8 (10)\`: six were found in time of eight that came to twelve within three days, of ten planted. What
does not come to twelve in three days is for the bands of days. A drift has to be found within seven days after it is whole.

| orders a day | ${SIZES.join(' | ')} |
|---|${SIZES.map(() => '---:|').join('')}
${(Object.keys(FAULT_KINDS) as FaultKind[]).map((kind) => `| ${TITLES[kind]} | ${years.map(({ faulty }) => foundOf(faulty, kind)).join(' | ')} |`).join('\n')}
| **all sudden ones** | ${years.map(({ faulty }) => `**${percentOfSudden(faulty)}**`).join(' | ')} |
| false incidents a month, ten-minute watch | ${years.map(({ quiet }) => (quiet.falseByMinutes / quiet.months).toFixed(2)).join(' | ')} |
| false incidents a month, bands of days | ${years.map(({ quiet }) => (quiet.falseByDays / quiet.months).toFixed(2)).join(' | ')} |

False ones are counted in another year, without any fault; findings without a day between them are one. Nine steps are watched there as
a whole, three of them by three stores too, purchases by till and by amount.`)

function foundOf({ faults }: YearOutcome, kind: FaultKind): string {
  const own = faults.filter((fault) => fault.kind === kind)
  const within = own.filter(({ isWithin }) => isWithin)
  const text = `${within.filter(({ isFound }) => isFound).length} of ${within.length}`
  return within.length === own.length ? text : `${text} (${own.length})`
}

function percentOfSudden({ faults }: YearOutcome): string {
  const sudden = faults.filter(({ kind, isWithin }) => kind !== 'drift' && isWithin)
  return `${Math.round((100 * sudden.filter(({ isFound }) => isFound).length) / sudden.length)} %`
}
