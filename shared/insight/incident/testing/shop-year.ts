import { amountBand, RISING_STEPS } from '#shared/kernel/watched-step'
import { CELLS_PER_DAY, CELLS_PER_HOUR } from '../cell'
import type { Expected } from '../chance'
import { type DayFinding, judgeDays } from '../day-band'
import { lateJobs } from '../timers'
import {
  CELL_MIN,
  FALL_SHARE_MAX,
  type Finding,
  fallOf,
  LOOK_BACK_CELLS,
  mixOf,
  RISE_CELLS,
  RISE_COUNT_MIN,
  RISE_TIMES_MIN,
  riseOf,
} from '../watch'

/**
 * A shop's year in ten-minute cells, with faults of known time in it, and what the rules of the watch find of them. All of it
 * comes from one seed.
 */

/** Days that only teach what is usual, before the year that is counted. */
const TEACHING_DAYS = 70
const YEAR_DAYS = 365
const WEEKS = 8
/** The job that looks runs every ten minutes, two minutes after a cell has ended. */
const LOOK_AFTER_MINUTES = 12
const HOURS = [0, 0, 0, 0, 0, 0, 0, 1, 3, 5, 6, 8, 10, 8, 6, 6, 7, 9, 10, 8, 5, 3, 1, 0]
const WEEK = [0.9, 0.88, 0.92, 0.95, 1.05, 1.2, 1.1]
/** What steps bring for each order. */
const STEP_RATES = {
  open: 3,
  join: 0.15,
  'check-in': 1.2,
  claim: 0.5,
  show: 0.8,
  redeem: 0.25,
  preview: 1,
  confirm: 1,
  message: 0.5,
} as const
type SimStep = keyof typeof STEP_RATES
const SIM_STEPS = Object.keys(STEP_RATES) as SimStep[]
const STORES = [0.5, 0.3, 0.2]
const TILL_SHARE = 0.6

export const FAULT_KINDS = {
  'broken-step': 10,
  'store-dark': 6,
  'price-error': 6,
  farm: 6,
  drift: 6,
  'till-silent': 4,
  'timer-missing': 2,
} as const
export type FaultKind = keyof typeof FAULT_KINDS

interface Fault {
  kind: FaultKind
  step: SimStep
  store: number
  fromCell: number
  toCell: number
}

export interface FaultOutcome {
  kind: FaultKind
  /** Whether it brought, or took away, so much that it could be seen while it lasted. */
  isWithin: boolean
  isFound: boolean
}

export interface YearOutcome {
  orders: number
  faults: FaultOutcome[]
  falseByMinutes: number
  falseByDays: number
  months: number
}

export function liveYear(orders: number, seed: number, { withFaults }: { withFaults: boolean }): YearOutcome {
  const random = randomFrom(seed)
  const days = TEACHING_DAYS + YEAR_DAYS
  const faults = withFaults ? plantFaults(random) : []
  const known = knownDays(days)
  const level = dayLevels(days, known, random)
  const all = seriesNames().map((name) => drawSeries(name, { orders, days, level, faults, random }))
  const whole = all.find(({ name }) => name.step === 'confirm' && name.part === 'all')
  const found = all.flatMap((series) => findInCells(series, known, whole))
  const bands = all.filter(({ name }) => name.part === 'all').flatMap((series) => findInDays(series, known))
  return {
    orders,
    faults: faults.map((fault) => ({ kind: fault.kind, ...judgeFault(fault, { found, bands, all }) })),
    falseByMinutes: episodes(found.map(({ cell }) => cell).filter((cell) => !isOf(faults, cell))),
    falseByDays: episodes(
      bands.map(({ day }) => day * CELLS_PER_DAY).filter((cell) => !isOf(faults, cell, 70 * CELLS_PER_DAY)),
    ),
    months: YEAR_DAYS / 30.4,
  }
}

interface SeriesName {
  step: SimStep
  /** `all`, `store=<n>`, `till=<n>`, `amount=<band>` */
  part: string
  share: number
}

function seriesNames(): SeriesName[] {
  const whole = SIM_STEPS.map((step) => ({ step, part: 'all', share: 1 }))
  const ofStores = (['preview', 'confirm', 'redeem'] as const).flatMap((step) =>
    STORES.map((share, store) => ({ step, part: `store=${store}`, share })),
  )
  const ofTills = STORES.map((share, store) => ({
    step: 'confirm' as const,
    part: `till=${store}`,
    share: share * TILL_SHARE,
  }))
  const ofAmounts = AMOUNTS.map(({ band, share }) => ({ step: 'confirm' as const, part: `amount=${band}`, share }))
  return [...whole, ...ofStores, ...ofTills, ...ofAmounts]
}

/** What is paid, in fen, by how many: bands of twice the amount. */
const AMOUNTS = [200, 500, 1_000, 2_500, 5_000, 10_000, 20_000].map((fen, index) => ({
  band: amountBand(fen),
  share: [0.01, 0.02, 0.12, 0.35, 0.32, 0.14, 0.04][index] ?? 0,
}))
/** Every price with a nought too few: the middle bands fall, the lowest one holds them. */
const WRONG_BAND = AMOUNTS[0]?.band

interface Drawn {
  name: SeriesName
  counts: Uint16Array
  /** What the cell would have brought without the fault. */
  means: Float64Array
}

interface Drawing {
  orders: number
  days: number
  level: readonly number[]
  faults: readonly Fault[]
  random: () => number
}

function drawSeries(name: SeriesName, { orders, days, level, faults, random }: Drawing): Drawn {
  const counts = new Uint16Array(days * CELLS_PER_DAY)
  const means = new Float64Array(days * CELLS_PER_DAY)
  const hours = HOURS.reduce((sum, weight) => sum + weight, 0)
  const daily = orders * STEP_RATES[name.step] * name.share
  const own = faults.filter((fault) => touches(fault, name))
  for (let cell = 0; cell < counts.length; cell += 1) {
    const day = Math.floor(cell / CELLS_PER_DAY)
    const hour = Math.floor((cell % CELLS_PER_DAY) / CELLS_PER_HOUR)
    const weight = (HOURS[hour] ?? 0) / hours / CELLS_PER_HOUR
    const mean = daily * weight * (WEEK[day % 7] ?? 1) * (level[day] ?? 1)
    means[cell] = mean
    let actual = mean * (1 + 0.02 * normal(random))
    for (const fault of own)
      if (cell >= fault.fromCell && cell < fault.toCell) actual = faulted(fault, name, actual, { cell, orders })
    counts[cell] = poisson(Math.max(actual, 0), random)
  }
  return { name, counts, means }
}

function touches({ kind, step, store }: Fault, { step: own, part }: SeriesName): boolean {
  switch (kind) {
    case 'broken-step':
      return own === step
    case 'store-dark':
      return (
        part === `store=${store}` ||
        part === `till=${store}` ||
        (part === 'all' && ['preview', 'confirm', 'redeem'].includes(own))
      )
    case 'till-silent':
      return own === 'confirm' && (part === `till=${store}` || part === `store=${store}` || part === 'all')
    case 'price-error':
      return own === 'confirm' && part.startsWith('amount=')
    case 'farm':
    case 'drift':
      return own === step && !part.startsWith('amount=')
    case 'timer-missing':
      return false
  }
}

function faulted(
  fault: Fault,
  { part, share }: SeriesName,
  mean: number,
  { cell, orders }: { cell: number; orders: number },
): number {
  const whole = share > 0 ? mean / share : 0
  const storeShare = STORES[fault.store] ?? 0
  switch (fault.kind) {
    case 'broken-step':
      return 0
    case 'store-dark':
      return part === 'all' ? mean * (1 - storeShare) : 0
    case 'till-silent':
      if (part.startsWith('till=')) return 0
      return part === 'all' ? mean * (1 - storeShare * TILL_SHARE) : mean * (1 - TILL_SHARE)
    case 'price-error':
      return part === `amount=${WRONG_BAND}` ? whole : 0
    case 'farm':
      // So many in an hour, whatever the shop’s size.
      return mean + (orders > 50 ? 10 : 6)
    case 'drift':
      return mean * (1 - 0.3 * Math.min((cell - fault.fromCell) / (2 * CELLS_PER_DAY), 1))
    case 'timer-missing':
      return mean
  }
}

function plantFaults(random: () => number): Fault[] {
  const kinds = (Object.keys(FAULT_KINDS) as FaultKind[]).flatMap((kind) =>
    Array.from({ length: FAULT_KINDS[kind] }, () => kind),
  )
  shuffle(kinds, random)
  const gap = Math.floor(YEAR_DAYS / kinds.length)
  return kinds.map((kind, index) => {
    // On an ordinary day: of days that it knows to be other ones, the watch says less by design.
    const planned = TEACHING_DAYS + index * gap
    const day = isKnown(planned) || isKnown(planned + 1) ? planned + 4 : planned
    const hour = 9 + Math.floor(random() * 9)
    const fromCell = day * CELLS_PER_DAY + hour * CELLS_PER_HOUR + Math.floor(random() * CELLS_PER_HOUR)
    const steps: readonly SimStep[] =
      kind === 'farm' ? ['join', 'claim', 'check-in'] : kind === 'drift' ? ['open', 'check-in', 'confirm'] : SIM_STEPS
    const step = steps[Math.floor(random() * steps.length)] ?? 'open'
    const lasts = kind === 'drift' ? 9 * CELLS_PER_DAY : kind === 'farm' ? 2 * CELLS_PER_HOUR : 3 * CELLS_PER_DAY
    return { kind, step, store: Math.floor(random() * STORES.length), fromCell, toCell: fromCell + lasts }
  })
}

/** Three days of each sixty are holidays or own campaigns that the calendar knows: the shop sells twice as much. */
function knownDays(days: number): boolean[] {
  return Array.from({ length: days }, (_, day) => isKnown(day))
}

const isKnown = (day: number): boolean => day % 60 >= 57

function dayLevels(days: number, known: readonly boolean[], random: () => number): number[] {
  let drift = 0
  return Array.from({ length: days }, (_, day) => {
    drift = 0.98 * drift + 0.01 * normal(random)
    return Math.exp(drift + 0.06 * normal(random)) * (known[day] ? 2 : 1)
  })
}

interface FoundCell {
  series: SeriesName
  cell: number
  finding: Finding
}

function findInCells(drawn: Drawn, known: readonly boolean[], whole: Drawn | undefined): FoundCell[] {
  const { name, counts } = drawn
  if (name.part.startsWith('amount=')) return whole ? findInMix(drawn, whole) : []
  const expected = expectations(counts, known)
  const means = runningSums(expected.map(({ mean }) => mean))
  const sums = runningSums(counts)
  const found: FoundCell[] = []
  let from = 0
  for (let cell = 0; cell < counts.length; cell += 1) {
    // The shortest stretch up to this cell of which enough was expected.
    while (between(means, from + 1, cell) >= CELL_MIN) from += 1
    if (cell < TEACHING_DAYS * CELLS_PER_DAY) continue
    const newest = between(means, from, cell)
    const mayFall = newest >= CELL_MIN && between(sums, from, cell) <= newest * FALL_SHARE_MAX + 2
    // A campaign brings more: only a fall says something then.
    const isRising = RISING_STEPS.includes(name.step) && !known[Math.floor(cell / CELLS_PER_DAY)]
    const mayRise =
      isRising &&
      RISE_CELLS.some((cells) => {
        const count = between(sums, cell - cells + 1, cell)
        return count >= RISE_COUNT_MIN && count >= RISE_TIMES_MIN * between(means, cell - cells + 1, cell)
      })
    if (!mayFall && !mayRise) continue
    const first = Math.max(cell - LOOK_BACK_CELLS + 1, 0)
    const series = {
      counts: Array.from(counts.subarray(first, cell + 1)).reverse(),
      expected: expected.slice(first, cell + 1).reverse(),
    }
    const finding = (mayFall ? fallOf(series) : null) ?? (mayRise ? riseOf(series) : null)
    if (finding) found.push({ series: name, cell, finding })
  }
  return found
}

function findInMix({ name, counts }: Drawn, whole: Drawn): FoundCell[] {
  const found: FoundCell[] = []
  for (let cell = TEACHING_DAYS * CELLS_PER_DAY; cell < counts.length; cell += 1) {
    // Nothing new in this cell, nothing new to say.
    if (counts[cell] === 0) continue
    const first = Math.max(cell - CELLS_PER_DAY, 0)
    const newest = (numbers: Uint16Array) => Array.from(numbers.subarray(first, cell + 1)).reverse()
    const finding = mixOf({ part: newest(counts), whole: newest(whole.counts), share: name.share })
    if (finding) found.push({ series: name, cell, finding })
  }
  return found
}

function runningSums(numbers: ArrayLike<number>): Float64Array {
  const sums = new Float64Array(numbers.length + 1)
  for (let index = 0; index < numbers.length; index += 1) sums[index + 1] = (sums[index] ?? 0) + (numbers[index] ?? 0)
  return sums
}

const between = (sums: Float64Array, from: number, to: number): number => (sums[to + 1] ?? 0) - (sums[from] ?? 0)

function expectations(counts: Uint16Array, known: readonly boolean[]): Expected[] {
  const hours = new Float64Array(counts.length / CELLS_PER_HOUR)
  for (const [cell, count] of counts.entries()) {
    const hour = Math.floor(cell / CELLS_PER_HOUR)
    hours[hour] = (hours[hour] ?? 0) + count
  }
  return Array.from({ length: counts.length }, (_, cell) => expectedOf(hours, known, Math.floor(cell / CELLS_PER_HOUR)))
}

function expectedOf(hours: Float64Array, known: readonly boolean[], hour: number): Expected {
  let total = 0
  let weeks = 0
  for (let week = 1; week <= WEEKS; week += 1) {
    const before = hour - week * 7 * 24
    if (before < 0 || known[Math.floor(before / 24)]) continue
    total += hours[before] ?? 0
    weeks += 1
  }
  return weeks < 3 ? { mean: 0, counted: 0 } : { mean: total / weeks / CELLS_PER_HOUR, counted: total / CELLS_PER_HOUR }
}

interface FoundDay {
  series: SeriesName
  day: number
  finding: DayFinding
}

function findInDays({ name, counts }: Drawn, known: readonly boolean[]): FoundDay[] {
  const values = known.map((_, day) =>
    counts.subarray(day * CELLS_PER_DAY, (day + 1) * CELLS_PER_DAY).reduce((sum, count) => sum + count, 0),
  )
  const found: FoundDay[] = []
  for (let day = TEACHING_DAYS; day < known.length; day += 1) {
    const from = Math.max(day - 112, 0)
    const findings = judgeDays({ values: values.slice(from, day + 1), known: known.slice(from, day + 1) })
    for (const finding of findings) if (finding.direction === 'fall') found.push({ series: name, day, finding })
  }
  return found
}

interface Found {
  found: readonly FoundCell[]
  bands: readonly FoundDay[]
  all: readonly Drawn[]
}

/** A job of every ten minutes ran last at minute 0 and was due at minute 10; it is looked for every ten minutes. */
function isTimerMissed(): boolean {
  const job = { job: 'roll-up-events', title: '汇总会员行为', everyMs: 10 * 60_000, startedAt: 0 }
  return [20, 30, 40].some((minute) => lateJobs([job], minute * 60_000).length > 0)
}

/** The count that a fault has to take away, or bring, before it must be found; and then within thirty minutes. */
const NEEDED = 12

function judgeFault(fault: Fault, { found, bands, all }: Found): Omit<FaultOutcome, 'kind'> {
  if (fault.kind === 'timer-missing') return { isWithin: true, isFound: isTimerMissed() }
  if (fault.kind === 'drift') {
    const first = Math.floor(fault.fromCell / CELLS_PER_DAY)
    const isFound = bands.some(
      ({ series, day, finding }) =>
        series.step === fault.step && finding.direction === 'fall' && day >= first && day <= first + 8,
    )
    return { isWithin: true, isFound }
  }
  const own = all.filter(({ name }) => touches(fault, name))
  const dueAt = Math.min(...own.map((series) => cellOfNeeded(series, fault)))
  if (dueAt >= fault.toCell) return { isWithin: false, isFound: false }
  // Thirty minutes, of which the job's own delay is a part.
  const until = dueAt + Math.floor((30 - LOOK_AFTER_MINUTES) / 10) + 1
  const isFound = found.some(({ series, cell }) => touches(fault, series) && cell >= fault.fromCell && cell <= until)
  return { isWithin: true, isFound }
}

function cellOfNeeded({ name, counts, means }: Drawn, fault: Fault): number {
  let gone = 0
  for (let cell = fault.fromCell; cell < fault.toCell; cell += 1) {
    gone += wouldHaveBrought(fault, name, { mean: means[cell] ?? 0, count: counts[cell] ?? 0 })
    if (gone >= NEEDED) return cell
  }
  return Number.POSITIVE_INFINITY
}

function wouldHaveBrought(
  fault: Fault,
  { part, share }: SeriesName,
  { mean, count }: { mean: number; count: number },
): number {
  switch (fault.kind) {
    case 'price-error':
      return part === `amount=${WRONG_BAND}` ? mean / share : 0
    case 'farm':
      return Math.max(count - mean, 0)
    case 'store-dark':
      return part === `store=${fault.store}` ? mean : 0
    case 'till-silent':
      return part === `till=${fault.store}` ? mean : 0
    default:
      return mean
  }
}

/** Findings without a day between them are one incident. */
function episodes(cells: readonly number[]): number {
  const sorted = [...cells].sort((a, b) => a - b)
  let last = Number.NEGATIVE_INFINITY
  let count = 0
  for (const cell of sorted) {
    if (cell - last > CELLS_PER_DAY) count += 1
    last = cell
  }
  return count
}

/** A fault also leaves its mark on what is usual for a while. */
const isOf = (faults: readonly Fault[], cell: number, after = 3 * CELLS_PER_DAY): boolean =>
  faults.some(({ fromCell, toCell }) => cell >= fromCell && cell < toCell + after)

/** Numbers that look random and are the same for the same seed. */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
}

function poisson(mean: number, random: () => number): number {
  if (mean > 60) return Math.max(Math.round(mean + Math.sqrt(mean) * normal(random)), 0)
  const limit = Math.exp(-mean)
  let product = random()
  let count = 0
  while (product > limit) {
    product *= random()
    count += 1
  }
  return count
}

function shuffle<T>(list: T[], random: () => number): void {
  for (let index = list.length - 1; index > 0; index -= 1) {
    const other = Math.floor(random() * (index + 1))
    const [one, two] = [list[index], list[other]]
    if (one !== undefined && two !== undefined) [list[index], list[other]] = [two, one]
  }
}
