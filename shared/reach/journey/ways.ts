import { keysAsNames, type Names } from '#shared/base/condition/names'
import type { Definition, JourneyNode, NodeOf } from './definition'
import { nextsOf, nodeOf } from './definition'
import { nodeText } from './words'

/** A split as a place where something is tried: `<journey>:<step>`. */
export const placeIdOf = (journeyId: string, splitId: string): string => `${journeyId}:${splitId}`

export function placeIn(placeId: string): { journeyId: string; splitId: string } {
  const [journeyId = '', splitId = ''] = placeId.split(':')
  return { journeyId, splitId }
}

/** The ways on from a split, as experiments deal them: each is named by the step that it begins with. */
export const END_WAY = 'end'
export const wayOf = (next: string | null): string => next ?? END_WAY

export const splitsOf = ({ nodes }: Definition): NodeOf<'split'>[] =>
  nodes.flatMap((node) => (node.kind === 'split' ? [node] : []))

/** Those that can be told apart: two parts that go on with the same step are one way. */
export const waysOf = ({ parts }: NodeOf<'split'>): string[] => [...new Set(parts.map(({ next }) => wayOf(next)))]

/** The first part that goes this way; null where none does. */
export function partOfWay({ parts }: NodeOf<'split'>, way: string): number | null {
  const index = parts.findIndex(({ next }) => wayOf(next) === way)
  return index === -1 ? null : index
}

/** With everybody on one way of a split; null where it is not there. */
export function withOneWay(definition: Definition, splitId: string, way: string): Definition | null {
  const split = splitsOf(definition).find(({ id }) => id === splitId)
  const part = split ? partOfWay(split, way) : null
  if (!split || part === null) return null
  const parts = split.parts.map(({ next }, index) => ({ percent: index === part ? 100 : 0, next }))
  return { ...definition, nodes: definition.nodes.map((node) => (node === split ? { ...split, parts } : node)) }
}

/** What was promised to everybody who enters is not tried on some of them. */
const PROMISED: readonly Definition['kind'][] = ['announced', 'welcome']

/** Why nothing may be tried at a split, in a sentence; null where it may. */
export function whyNotTried(definition: Definition, split: NodeOf<'split'>): string | null {
  const ways = waysOf(split)
  const called = nodeOf(definition, END_WAY)
  // A person names steps, also so: then one way could not be told from no further step.
  if (called && called.kind !== 'end' && split.parts.some(({ next }) => next === null))
    return '有一份到此结束，又有一步的代号正好是 end，分不开；给那一步换个代号'
  if (ways.length < 2) return '每一份后面都是同一步，没有可比的'
  if (!PROMISED.includes(definition.kind)) return null
  const gifts = new Set(ways.map((way) => giftsOn(definition, way)))
  return gifts.size > 1 ? '这个旅程送的是答应过每个人的，每一份里送的券和积分要一样' : null
}

/** Whether a way is the same steps in both, wherever the desk draws them; how many go where at a split on it is no step. */
export const isSameWay = (one: Definition, other: Definition, way: string): boolean =>
  stepsText(one, way) === stepsText(other, way)

const stepsText = (definition: Definition, way: string): string =>
  JSON.stringify(
    stepsOn(definition, way)
      .map(({ place, ...node }) =>
        node.kind === 'split' ? { ...node, parts: node.parts.map(({ next }) => next) } : node,
      )
      .sort((a, b) => (a.id < b.id ? -1 : 1)),
  )

/** All that can come on a way. */
function stepsOn(definition: Definition, way: string): JourneyNode[] {
  const seen = new Set<JourneyNode>()
  const open: (string | null)[] = [way]
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const node = nodeOf(definition, id)
    if (!node || seen.has(node)) continue
    seen.add(node)
    open.push(...nextsOf(node))
  }
  return [...seen]
}

const STANDS_MAX = 2_000

/**
 * What members may have got by the end of a way: each sum of coupons and points that can come of it, in an order that only depends on them. So what comes
 * to all of them on one way and to some on another is not the same. A way of which there is no end to that is like no other.
 */
function giftsOn(definition: Definition, way: string): string {
  const sums = new Set<string>()
  const seen = new Set<string>()
  const open: { id: string | null; had: readonly string[] }[] = [{ id: way, had: [] }]
  for (let stand = open.pop(); stand !== undefined; stand = open.pop()) {
    if (seen.size > STANDS_MAX) return way
    const node = nodeOf(definition, stand.id)
    const had = node ? withGift(stand.had, node) : stand.had
    const known = `${node?.id} ${had.join()}`
    if (seen.has(known)) continue
    seen.add(known)
    if (!node || node.kind === 'end')
      sums.add(
        had
          .map((gift) => gift.slice(gift.indexOf(' ')))
          .sort()
          .join(','),
      )
    else for (const id of nextsOf(node)) open.push({ id, had })
  }
  return sums.size === 0 ? way : [...sums].sort().join('\n')
}

/** Each step once: who comes to it again gets no more than was to be had. */
function withGift(had: readonly string[], node: JourneyNode): readonly string[] {
  const gift = giftOf(node)
  const own = `${node.id} ${gift}`
  return gift === null || had.includes(own) ? had : [...had, own].sort()
}

function giftOf(node: JourneyNode): string | null {
  if (node.kind === 'coupon') return `coupon ${node.couponKey}`
  if (node.kind === 'points') return `points ${node.points}`
  // What a clerk may hand over is given as well.
  return node.kind === 'clerkTask' && node.couponKey !== null ? `clerk ${node.couponKey}` : null
}

const STEPS_SAID = 3

/** '等 1 天，站内信“想你了”，发一张券“二十元”': the first steps of a way, as operators tell ways apart. */
export function wayText(definition: Definition, way: string, names: Names = keysAsNames): string {
  const said: string[] = []
  let node = nodeOf(definition, way)
  while (node && node.kind !== 'end' && said.length < STEPS_SAID) {
    said.push(node.kind === 'inbox' ? `站内信“${node.title}”` : nodeText(node, names))
    const nexts = nextsOf(node)
    node = nexts.length === 1 ? nodeOf(definition, nexts[0] ?? null) : null
  }
  return said.length === 0 ? '到此结束' : said.join('，')
}
