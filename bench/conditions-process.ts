import { Query } from 'mingo'
import { type SegmentCondition, segmentLanguage } from '#shared/insight/segment/language'
import type { Facts } from '#shared/insight/tag/facts'
import type { ConditionRate } from './conditions'

// Bundled and run in a process of its own: the same conditions of the same members, ours and mingo's in turn.

const MEMBERS = 20_000
const ROUNDS = 15
const TODAY = 20_779
const TIERS = ['paper', 'jade', 'amber', 'ink']
const TAGS = ['new-member', 'recent', 'away', 'repeat', 'top-value', 'has-phone']
const GROUPS = ['loyalValue', 'promising', 'valueAtRisk', 'sleeping', 'ordinary']

interface Case {
  name: string
  condition: SegmentCondition
  query: Record<string, unknown>
}

const lately = (field: string, days: number) => ({ [`lastDays.${field}`]: { $ne: null, $gt: TODAY - days } })

const cases: Case[] = [
  {
    name: 'three questions',
    condition: {
      kind: 'all',
      of: [
        { kind: 'tier', in: ['jade', 'amber', 'ink'] },
        { kind: 'number', field: 'points', min: 500 },
        { kind: 'last', of: 'purchase', when: { withinDays: 30 } },
      ],
    },
    query: {
      $and: [
        { tierKey: { $in: ['jade', 'amber', 'ink'] } },
        { 'numbers.points': { $gte: 500 } },
        lately('purchase', 30),
      ],
    },
  },
  {
    name: 'nine questions, nested',
    condition: {
      kind: 'all',
      of: [
        { kind: 'joined', when: { overDays: 60 } },
        {
          kind: 'any',
          of: [
            { kind: 'tag', in: ['top-value', 'repeat'] },
            { kind: 'group', in: ['valueAtRisk', 'loyalValue'] },
            { kind: 'score', field: 'silent90', min: 0.6 },
          ],
        },
        { kind: 'not', of: { kind: 'last', of: 'visit', when: { withinDays: 14 } } },
        {
          kind: 'any',
          of: [
            { kind: 'has', field: 'phone' },
            { kind: 'via', in: ['wechat'] },
          ],
        },
        { kind: 'number', field: 'spentFen', min: 10_000, max: 500_000 },
        { kind: 'store', in: ['str_1', 'str_2', 'str_3'] },
      ],
    },
    query: {
      $and: [
        { joinedDay: { $lte: TODAY - 60 } },
        {
          $or: [
            { tagKeys: { $in: ['top-value', 'repeat'] } },
            { 'scores.group': { $in: ['valueAtRisk', 'loyalValue'] } },
            { 'scores.numbers.silent90': { $gte: 0.6 } },
          ],
        },
        { $nor: [lately('visit', 14)] },
        { $or: [{ 'has.phone': true }, { via: { $in: ['wechat'] } }] },
        { 'numbers.spentFen': { $gte: 10_000, $lte: 500_000 } },
        { storeId: { $in: ['str_1', 'str_2', 'str_3'] } },
      ],
    },
  },
  {
    name: 'two purchases in 30 days',
    condition: { kind: 'bought', withinDays: 30, count: { min: 2 } },
    query: {
      $expr: {
        $gte: [
          {
            $sum: {
              $map: {
                input: { $filter: { input: '$purchases', as: 'p', cond: { $gt: ['$$p.day', TODAY - 30] } } },
                as: 'p',
                in: '$$p.count',
              },
            },
          },
          2,
        ],
      },
    },
  },
]

const people = membersOf(MEMBERS)
// mingo reads documents: what are sets and maps to us are lists to it.
const documents = people.map((facts) => ({ ...facts, tagKeys: [...facts.tagKeys] }))
console.log(JSON.stringify(cases.map(measure)))

/** The best of many rounds each, in turn: what else runs on the machine slows some of them, and not always the same. */
function measure({ name, condition, query }: Case): ConditionRate {
  const { test } = segmentLanguage.compile(condition)
  const asked = new Query(query)
  let oursMs = Number.POSITIVE_INFINITY
  let mingoMs = Number.POSITIVE_INFINITY
  let met = 0
  for (let round = 0; round < ROUNDS; round += 1) {
    const ours = timed(() => people.reduce((count, facts) => count + Number(test(facts, TODAY)), 0))
    const theirs = timed(() => documents.reduce((count, document) => count + Number(asked.test(document)), 0))
    if (ours.result !== theirs.result) throw new Error(`${name}: ${ours.result} of ours, ${theirs.result} of mingo's`)
    met = ours.result
    oursMs = Math.min(oursMs, ours.ms)
    mingoMs = Math.min(mingoMs, theirs.ms)
  }
  const perSecond = (ms: number) => Math.round((MEMBERS / ms) * 1000)
  return { name, met, oursPerSecond: perSecond(oursMs), mingoPerSecond: perSecond(mingoMs), ratio: mingoMs / oursMs }
}

function timed(act: () => number): { result: number; ms: number } {
  const startedAt = performance.now()
  const result = act()
  return { result, ms: performance.now() - startedAt }
}

/** The same members in every run. */
function membersOf(count: number): Facts[] {
  let seed = 42
  const below = (limit: number) => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0
    return Math.floor((seed / 2 ** 32) * limit)
  }
  const oneOf = <T>(list: readonly T[]) => list[below(list.length)] as T // The index is inside.
  return Array.from({ length: count }, (_, number): Facts => {
    const purchaseCount = below(12)
    const purchases = Array.from({ length: purchaseCount }, () => TODAY - below(200)).sort((a, b) => a - b)
    return {
      memberId: `mem_${String(number).padStart(10, '0')}`,
      tierKey: oneOf(TIERS),
      storeId: `str_${below(8)}`,
      via: below(5) === 0 ? 'import' : 'wechat',
      has: { phone: below(2) === 0, birthday: false, nickname: true, wechat: true },
      joinedDay: TODAY - below(700),
      birthMonth: below(13) || null,
      numbers: {
        points: below(2000),
        purchaseCount,
        spentFen: purchaseCount * (1000 + below(9000)),
        averageFen: 0,
        checkInDays: below(40),
        sessionCount: below(80),
      },
      streak: null,
      lastDays: { purchase: purchases.at(-1) ?? null, visit: TODAY - below(60), checkIn: null },
      scores: purchaseCount > 0 ? scoresOf(below, oneOf) : null,
      standing: null,
      tagKeys: new Set(TAGS.filter(() => below(3) === 0)),
      segmentIds: new Set(),
      leftDays: new Map(),
      activity: new Map(),
      purchases: purchases.map((day) => ({ day, count: 1, sumFen: 3000 })),
    }
  })
}

function scoresOf(below: (limit: number) => number, oneOf: <T>(list: readonly T[]) => T): Facts['scores'] {
  const numbers = { r: 1 + below(5), f: 1 + below(5), m: 1 + below(5), silent90: below(100) / 100 }
  return { numbers, group: oneOf(GROUPS), stage: 'active' }
}
