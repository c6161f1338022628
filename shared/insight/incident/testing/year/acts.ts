import { amountBand, type PartKey, partKey, type Step } from '#shared/kernel/watched-step'
import { CELLS_PER_DAY, CELLS_PER_HOUR } from '../../cell'
import { pick, poisson, type Random } from './random'

/** One passing of a step, as the nouns' own records would tell it. */
export interface Act {
  step: Step
  /** In cells since the year began; the fraction is the moment within the cell. */
  at: number
  parts: PartKey[]
  /** In fen, of purchases. */
  amountFen?: number
}

const HOURS = [0, 0, 0, 0, 0, 0, 0, 1, 3, 5, 6, 8, 10, 8, 6, 6, 7, 9, 10, 8, 5, 3, 1, 0]
const HOURS_SUM = HOURS.reduce((sum, weight) => sum + weight, 0)
const WEEK = [0.9, 0.88, 0.92, 0.95, 1.05, 1.2, 1.1]
export const STORES = [
  ['str_east', 0.5],
  ['str_west', 0.3],
  ['str_south', 0.2],
] as const
const VERSIONS = [
  ['2.0.0', 0.8],
  ['1.9.0', 0.2],
] as const
const ENTRANCES = [
  [null, 0.7],
  ['ABCDEFGH', 0.2],
  ['JKMNPQRS', 0.1],
] as const
const TEMPLATES = [
  ['tpl_tea', 0.5],
  ['tpl_cake', 0.3],
  ['tpl_gift', 0.2],
] as const
const PAGES = [
  ['pages/home/index', 0.6],
  ['pages/coupons/index', 0.4],
] as const
/** What is paid, in fen, by how many. */
const AMOUNTS = [
  [200, 0.01],
  [500, 0.02],
  [1_000, 0.12],
  [2_500, 0.35],
  [5_000, 0.32],
  [10_000, 0.14],
  [20_000, 0.04],
] as const
/** Rung up by a till; the others are scanned by a clerk first. */
export const TILL_SHARE = 0.6
/** Of the codes that are scanned. */
const CONFIRMED_SHARE = 0.97
const FROM_MESSAGE_SHARE = 0.04

/** What each step brings for each order of the shop. */
const RATES = {
  open: 3,
  join: 0.15,
  'check-in': 1.2,
  claim: 0.5,
  show: 0.8,
  redeem: 0.25,
  sale: 1,
  invite: 0.06,
  counted: 0.04,
  message: 0.5,
  failed: 0.1,
} as const
export type Stream = keyof typeof RATES
export const STREAMS = Object.keys(RATES) as Stream[]

/** What a stream brings in a cell on a day of an ordinary level. */
export function usualMean(stream: Stream, cell: number, orders: number): number {
  const weight = HOURS[Math.floor((cell % CELLS_PER_DAY) / CELLS_PER_HOUR)] ?? 0
  const weekday = WEEK[Math.floor(cell / CELLS_PER_DAY) % 7] ?? 1
  return (orders * RATES[stream] * weekday * weight) / HOURS_SUM / CELLS_PER_HOUR
}

/** Everything that happens in a cell. */
export function actsIn(
  cell: number,
  { orders, level, random }: { orders: number; level: number; random: Random },
): Act[] {
  const acts: Act[] = []
  for (const stream of STREAMS) {
    const count = poisson(usualMean(stream, cell, orders) * level, random)
    for (let index = 0; index < count; index += 1) acts.push(...actOf(stream, cell + random(), random))
  }
  return acts
}

/** One arrival of a stream: the step or steps that it passes. */
export function actOf(stream: Stream, at: number, random: Random): Act[] {
  const some = <T extends string>(
    kind: Parameters<typeof partKey>[0],
    weighted: readonly (readonly [T | null, number])[],
  ) => {
    const value = pick(weighted, random)
    return value === null ? [] : [partKey(kind, value)]
  }
  switch (stream) {
    case 'open': {
      const opened = { at, parts: [...some('entrance', ENTRANCES), ...some('version', VERSIONS)] }
      const isByMessage = random() < FROM_MESSAGE_SHARE
      return [{ ...opened, step: 'open' }, ...(isByMessage ? [{ ...opened, step: 'message-open' as const }] : [])]
    }
    case 'join':
      return [{ step: stream, at, parts: [...some('store', STORES), ...some('entrance', ENTRANCES)] }]
    case 'claim':
      return [{ step: stream, at, parts: some('template', TEMPLATES) }]
    case 'redeem':
      return [{ step: stream, at, parts: [...some('template', TEMPLATES), ...some('store', STORES)] }]
    case 'counted':
      return [{ step: stream, at, parts: some('store', STORES) }]
    case 'message':
      return [{ step: stream, at, parts: some('template', TEMPLATES) }]
    case 'failed':
      return [
        { step: stream, at, parts: [...some('page', PAGES), ...some('version', VERSIONS), partKey('code', 'BUSY')] },
      ]
    case 'sale':
      return saleAt(at, random)
    case 'check-in':
    case 'show':
    case 'invite':
      return [{ step: stream, at, parts: [] }]
  }
}

function saleAt(at: number, random: Random): Act[] {
  const store = pick(STORES, random)
  const amountFen = pick(AMOUNTS, random)
  const confirm: Act = { step: 'confirm', at, amountFen, parts: [partKey('store', store), amountPart(amountFen)] }
  if (random() < TILL_SHARE) return [{ ...confirm, parts: [...confirm.parts, partKey('till', store)] }]
  const preview: Act = { step: 'preview', at, parts: [partKey('store', store)] }
  return random() < CONFIRMED_SHARE ? [preview, confirm] : [preview]
}

export const amountPart = (fen: number): PartKey => partKey('amount', amountBand(fen))
