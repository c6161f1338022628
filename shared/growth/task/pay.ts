import { monthOf } from '#shared/kernel/business-day'
import { NO_REWARD } from '#shared/ledger/points/reward'
import { type Change, type DeedBook, type KeptDeed, lifeOf } from './book'
import { meets } from './deed-match'
import type { GrowthRules } from './growth-rules'
import { type Move, sourceOf } from './move'
import type { CountingWorld } from './settle'

type Rule = GrowthRules['rules'][number]

/**
 * What the rules of growth give for deeds that have changed. A place under a cap that a return has set free goes to the
 * next deed that had none: the same is paid as if what was taken back had never been.
 */
export function payByRules(
  before: DeedBook,
  changes: readonly Change[],
  world: CountingWorld,
): { book: DeedBook; moves: Move[] } {
  let book = before
  const moves: Move[] = []
  for (const { after } of changes) {
    for (const key of after.paid) {
      const rule = world.rules.find((each) => each.key === key)
      // A rule that is gone has paid for a deed as it was; only a deed that does not stand at all gives that back.
      if (rule ? meets(after, rule.condition) : after.stands) continue
      const taken = takeBack(book, after, key)
      book = taken.book
      moves.push(taken.move)
    }
  }
  for (const rule of world.rules) {
    const isFreed = moves.some(({ sourceId }) => sourceId.startsWith(`${rule.key}:`))
    const candidates = isFreed ? book.deeds.map(({ id, act }) => ({ id, act })) : changes.map(({ after }) => after)
    for (const { id, act } of candidates) {
      const deed = book.deeds.find((each) => each.id === id && each.act === act)
      if (!deed || !isPayable(book, deed, rule, world)) continue
      const given = giveFor(book, deed, rule)
      book = given.book
      moves.push(given.move)
    }
  }
  return { book, moves }
}

function isPayable(book: DeedBook, deed: KeptDeed, rule: Rule, { wasHere }: CountingWorld): boolean {
  const { act, startDay, endDay, condition, cap, key } = rule
  if (deed.act !== act || deed.paid.includes(key) || !meets(deed, condition)) return false
  if (deed.day < startDay || (endDay !== null && deed.day > endDay)) return false
  // What is given a number of times in a life is not given anew to somebody who left and came back.
  if (cap.life !== null && wasHere) return false
  const paid = book.deeds.filter((other) => other.paid.includes(key))
  const today = paid.filter(({ day }) => day === deed.day).length
  const month = paid.filter(({ day }) => monthOf(day) === monthOf(deed.day)).length
  const life = paid.length + lifeOf(book, key)
  return today < cap.day && month < (cap.month ?? Infinity) && life < (cap.life ?? Infinity)
}

function giveFor(book: DeedBook, deed: KeptDeed, { key, title, points, growth }: Rule): { book: DeedBook; move: Move } {
  const times = (deed.times?.[key] ?? 0) + 1
  const kept = { ...deed, paid: [...deed.paid, key], times: { ...deed.times, [key]: times } }
  const sourceId = sourceOf(`${key}:${deed.id}`, times)
  const reward = { ...NO_REWARD, points, growth }
  return {
    book: replaced(book, kept),
    move: { kind: 'give', reason: 'act', sourceId, title, reward, record: deed.record },
  }
}

function takeBack(book: DeedBook, { id, act }: KeptDeed, key: string): { book: DeedBook; move: Move } {
  const deed = book.deeds.find((each) => each.id === id && each.act === act) as KeptDeed
  const sourceId = sourceOf(`${key}:${id}`, deed.times?.[key] ?? 1)
  return {
    book: replaced(book, { ...deed, paid: deed.paid.filter((other) => other !== key) }),
    // What was given stands in its entry.
    move: { kind: 'take', reason: 'act', sourceId, title: '', reward: NO_REWARD, record: deed.record },
  }
}

function replaced(book: DeedBook, deed: KeptDeed): DeedBook {
  const isIt = ({ id, act }: KeptDeed) => id === deed.id && act === deed.act
  return { ...book, deeds: book.deeds.map((each) => (isIt(each) ? deed : each)) }
}
