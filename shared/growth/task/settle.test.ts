import fc from 'fast-check'
import type { BusinessDay } from '#shared/kernel/business-day'
import { endOfDay, monthOf, startOfDay } from '#shared/kernel/business-day'
import { entriesOfBook } from './audit'
import { type DeedBook, emptyBook, joinedBooks, partedBooks, type TaskMark, type ToldDeed } from './book'
import type { Move } from './move'
import { type CountingWorld, settle, settleJoined } from './settle'
import { given } from './task-marks'
import { aDeed, aGrowthRule, aTask, aWorld, TODAY } from './testing/a-task'

function live(told: readonly ToldDeed[], world: CountingWorld, from: DeedBook = emptyBook('mem_1')) {
  const moves: Move[] = []
  let book = from
  for (const deed of told) {
    const settled = settle(book, [deed], world)
    book = settled.book
    moves.push(...settled.moves)
  }
  return { book, moves }
}

/** What is given and was not taken back, by what gave it. */
function standing(moves: readonly Move[]): Map<string, number> {
  const net = new Map<string, number>()
  for (const { kind, reason, sourceId } of moves) {
    const place = `${reason}:${sourceId.split(':')[0]}`
    net.set(place, (net.get(place) ?? 0) + (kind === 'give' ? 1 : -1))
  }
  return net
}

const back = (deed: ToldDeed): ToldDeed => ({ ...deed, stands: false, amountFen: 0 })

describe('rules of growth', () => {
  const world = aWorld({ rules: [aGrowthRule({ cap: { day: 1, month: 2, life: null } })] })

  test('pay up to the cap of a day and of a month', () => {
    const days = ['2026-12-14', '2026-12-14', '2026-12-15', '2026-12-16']
    const { moves } = live(
      days.map((day, index) => aDeed(`p${index}`, day)),
      world,
    )
    expect(moves.map(({ sourceId }) => sourceId)).toEqual(['own-cup:p0', 'own-cup:p2'])
  })

  test('count a deed on its own day in UTC+8, to the millisecond', () => {
    const day = '2026-12-14' as BusinessDay
    const told = [startOfDay(day), endOfDay(day), endOfDay(day) + 1].map((at, index) => aDeed(`p${index}`, day, { at }))
    const { book } = live(told, world)
    expect(book.deeds.map(({ day: counted, paid }) => [counted, paid.length])).toEqual([
      [day, 1],
      [day, 0],
      ['2026-12-15', 1],
    ])
  })

  test('give a place under the cap that a return sets free to the next deed, and what came again its own name', () => {
    const [first, second] = [aDeed('p1', TODAY), aDeed('p2', TODAY, { at: startOfDay(TODAY) + 50_000_000 })]
    const { moves } = live([first, second, back(first), back(second), first], world)
    expect(moves.map(({ kind, sourceId }) => `${kind} ${sourceId}`)).toEqual([
      'give own-cup:p1',
      'take own-cup:p1',
      'give own-cup:p2',
      'take own-cup:p2',
      'give own-cup:p1:2',
    ])
  })

  test('take back what a partial refund has brought below the least amount', () => {
    const least = aWorld({
      rules: [aGrowthRule({ condition: { minFen: 1_500, storeIds: null, subject: null } })],
    })
    const deed = aDeed('p1', TODAY)
    expect(live([deed, { ...deed, amountFen: 1_499 }], least).moves.at(-1)).toMatchObject({ kind: 'take' })
    expect(live([deed, { ...deed, amountFen: 1_500 }], least).moves).toHaveLength(1)
  })

  test('pay nothing before they begin, after they end, or for what nobody waits for', () => {
    const rule = aGrowthRule({ startDay: '2026-12-10' as BusinessDay, endDay: '2026-12-15' as BusinessDay })
    const { moves, book } = live(
      [aDeed('a', '2026-12-09'), aDeed('b', '2026-12-16'), aDeed('c', '2026-12-12', { act: 'check-in' })],
      aWorld({ rules: [rule] }),
    )
    expect(moves).toEqual([])
    expect(book.deeds.map(({ id }) => id)).toEqual(['a', 'b'])
  })

  test('a rule whose cap has grown pays nothing for earlier days', () => {
    const first = live([aDeed('p1', '2026-12-15'), aDeed('p2', '2026-12-15')], world)
    const wider = aWorld({ rules: [aGrowthRule({ cap: { day: 5, month: null, life: null } })] })
    expect(live([aDeed('p3', TODAY)], wider, first.book).moves).toHaveLength(1)
  })

  test('what is given once in a life is not given anew to who was here before', () => {
    const once = aGrowthRule({ cap: { day: 1, month: null, life: 1 } })
    expect(live([aDeed('p1', TODAY)], aWorld({ rules: [once], wasHere: true })).moves).toEqual([])
  })
})

describe('tasks', () => {
  const world = aWorld({ tasks: [aTask()] })
  const three = ['2026-12-14', '2026-12-15', '2026-12-16'].map((day) => aDeed(day, day))

  test('are done once in their window, and count late deeds in the window of their day', () => {
    const late = ['2026-12-07', '2026-12-09', '2026-12-13'].map((day) => aDeed(day, day))
    const { moves } = live([...three, ...late, aDeed('more', TODAY)], world)
    expect(moves.map(({ sourceId }) => sourceId)).toEqual([
      'mem_1:three-cups:2026-12-14',
      'mem_1:three-cups:2026-12-07',
    ])
  })

  test('the undoing of what finished one takes it back by its rule, and doing it again gives it again', () => {
    const { moves } = live([...three, back(three[2] as ToldDeed), aDeed('again', TODAY)], world)
    expect(moves.map(({ kind, sourceId }) => `${kind} ${sourceId}`)).toEqual([
      'give mem_1:three-cups:2026-12-14',
      'take mem_1:three-cups:2026-12-14',
      'give mem_1:three-cups:2026-12-14:2',
    ])
    const keeping = aWorld({ tasks: [aTask({ onUndo: 'keep' })] })
    expect(live([...three, back(three[2] as ToldDeed), aDeed('again', TODAY)], keeping).moves).toHaveLength(1)
  })

  test('one that is only to be claimed is not done any more when its deed is taken back', () => {
    const claimed = aWorld({ tasks: [aTask({ give: 'by-tap' })] })
    const { book, moves } = live([...three, back(three[0] as ToldDeed)], claimed)
    expect(moves).toEqual([])
    expect(book.marks.map(({ state }) => state)).toEqual(['back'])
  })

  test('different days and different stores are counted as such', () => {
    const days = aTask({ key: 'days', counts: 'days', goal: 2 })
    const stores = aTask({ key: 'stores', counts: 'stores', goal: 2 })
    const twice = [aDeed('a', TODAY), aDeed('b', TODAY, { storeId: 'str_west' })]
    const { book } = live(twice, aWorld({ tasks: [days, stores] }))
    expect(book.marks.map(({ task }) => task)).toEqual(['stores'])
  })

  test('a task of a chain is done only after the one before it', () => {
    const season = { kind: 'season', fromDay: '2026-12-01' as BusinessDay, toDay: '2026-12-28' as BusinessDay } as const
    const first = aTask({ key: 'first', period: season, goal: 2, give: 'by-tap' })
    const second = aTask({ key: 'second', period: season, act: 'check-in', goal: 1, after: 'first' })
    const chain = aWorld({ tasks: [first, second] })
    const checkIn = aDeed('c', '2026-12-10', { act: 'check-in' })
    const before = live([checkIn, aDeed('a', TODAY)], chain)
    expect(before.book.marks).toEqual([])
    expect(live([aDeed('b', TODAY)], chain, before.book).book.marks.map(({ task }) => task)).toEqual([
      'first',
      'second',
    ])
  })

  test('are for newcomers within so many days, and not for who was here before', () => {
    const task = aTask({ period: { kind: 'newcomer', withinDays: 3 }, goal: 1 })
    const joined = { tasks: [task], joinedDay: '2026-12-14' as BusinessDay }
    expect(live([aDeed('a', TODAY)], aWorld(joined)).moves).toHaveLength(1)
    expect(live([aDeed('a', '2026-12-17')], aWorld({ ...joined, today: '2026-12-17' as BusinessDay })).moves).toEqual(
      [],
    )
    expect(live([aDeed('a', TODAY)], aWorld({ ...joined, wasHere: true })).moves).toEqual([])
  })
})

describe('whatever the order', () => {
  const rule = aGrowthRule({ cap: { day: 2, month: 5, life: 7 } })
  const world = aWorld({ rules: [rule], tasks: [aTask(), aTask({ key: 'days', counts: 'days', goal: 2 })] })
  const days = ['2026-11-20', '2026-11-29', '2026-12-07', '2026-12-08', '2026-12-14', '2026-12-15', TODAY]
  const told = fc.array(
    fc.record({ id: fc.integer({ min: 0, max: 14 }), day: fc.integer({ min: 0, max: 6 }), isBack: fc.boolean() }),
    { maxLength: 25 },
  )
  /** Each deed has one day, and what is told last of it holds. */
  const deedsOf = (acts: readonly { id: number; day: number; isBack: boolean }[]) => {
    const dayOf = new Map(acts.map(({ id, day }) => [id, days[day] as string]))
    return acts.map(({ id, isBack }) => {
      const deed = aDeed(`p${id}`, dayOf.get(id) as string)
      return isBack ? back(deed) : deed
    })
  }

  test('what stands in the end is what a count of the standing deeds alone gives', () => {
    fc.assert(
      fc.property(told, (acts) => {
        const all = deedsOf(acts)
        const net = live(all, world)
        const last = new Map(all.map((deed) => [deed.id, deed]))
        const alone = live([...last.values()].filter(({ stands }) => stands).reverse(), world)
        const counts = (of: ReturnType<typeof live>) =>
          [...standing(of.moves)].filter(([, times]) => times !== 0).sort()
        expect(counts(net)).toEqual(counts(alone))
      }),
      { numRuns: 200 },
    )
  })

  test('no cap is ever passed, and nothing told again moves anything', () => {
    fc.assert(
      fc.property(told, (acts) => {
        const all = deedsOf(acts)
        const { book } = live(all, world)
        const paid = book.deeds.filter((deed) => deed.paid.includes(rule.key))
        for (const { day } of paid) {
          expect(paid.filter((other) => other.day === day).length).toBeLessThanOrEqual(2)
          expect(paid.filter((other) => monthOf(other.day) === monthOf(day)).length).toBeLessThanOrEqual(5)
        }
        expect(paid.length).toBeLessThanOrEqual(7)
        const last = [...new Map(all.map((deed) => [deed.id, deed])).values()]
        expect(settle(book, last, world)).toEqual({ book, moves: [] })
      }),
      { numRuns: 100 },
    )
  })
})

describe('books of two records', () => {
  const world = aWorld({ rules: [aGrowthRule()], tasks: [aTask()] })
  const mine = live([aDeed('a', '2026-12-14'), aDeed('b', '2026-12-15')], world).book
  const theirs = live([aDeed('c', '2026-12-16', { record: 'mem_2' })], world, emptyBook('mem_2')).book

  test('become one, in which nothing is paid again and the next deed goes on from both', () => {
    const joined = joinedBooks(mine, theirs)
    expect(live([aDeed('c', '2026-12-16', { record: 'mem_2' })], world, joined).moves).toEqual([])
    const { moves } = live([aDeed('d', '2026-12-16')], world, joined)
    expect(moves.map(({ sourceId }) => sourceId)).toEqual(['mem_1:three-cups:2026-12-14'])
  })

  test('become two again as they were', () => {
    const { into, from } = partedBooks(joinedBooks(mine, theirs), ['mem_2'])
    expect([into, from]).toEqual([mine, theirs])
  })

  const three = (record: string) =>
    ['2026-12-14', '2026-12-15', '2026-12-16'].map((day) => aDeed(`${record}-${day}`, day, { record }))
  const doneBy = (record: string) => live(three(record), world, emptyBook(record)).book

  test('that had done the same task each keep their mark, and neither is given again', () => {
    const [one, other] = [doneBy('mem_1'), doneBy('mem_2')]
    const joined = joinedBooks(one, other)
    expect(joined.marks.map(({ record }) => record)).toEqual(['mem_1'])
    expect(entriesOfBook(joined)).toHaveLength(entriesOfBook(one).length + entriesOfBook(other).length)
    const { into, from } = partedBooks(joined, ['mem_2'])
    expect([into.marks, from.marks]).toEqual([one.marks, other.marks])
    expect(live([aDeed('more', TODAY, { record: 'mem_2' })], { ...world, rules: [] }, from).moves).toEqual([])
  })

  test('name what is given anew by the record whose mark it was, so that no name comes twice', () => {
    const mineTold = three('mem_1')
    const last = mineTold.at(-1) as ToldDeed
    const twice = live([...mineTold, back(last), last, back(last)], world)
    const [lost, ...rest] = three('mem_2').reverse() as [ToldDeed, ...ToldDeed[]]
    const joined = joinedBooks(twice.book, live([...rest, lost], world, emptyBook('mem_2')).book)
    const [first] = mineTold as [ToldDeed, ...ToldDeed[]]
    const { moves } = live([back(first), back(mineTold[1] as ToldDeed), back(lost), lost], world, joined)
    const names = [...twice.moves, ...moves].filter(({ kind }) => kind === 'give').map(({ sourceId }) => sourceId)
    expect(names).toContain('mem_2:three-cups:2026-12-14:2')
    expect(new Set(names).size).toBe(names.length)
  })

  test('do together what neither had done alone', () => {
    const part = (record: string, count: number) => live(three(record).slice(0, count), world, emptyBook(record)).book
    const { book, moves } = settleJoined(part('mem_1', 2), part('mem_2', 1), world)
    expect(moves.map(({ kind, sourceId }) => `${kind} ${sourceId}`)).toEqual(['give mem_1:three-cups:2026-12-14'])
    expect(settleJoined(book, emptyBook('mem_2'), world).moves).toEqual([])
  })

  test('carry what was claimed meanwhile back to the record that had done it', () => {
    const tapped = { ...world, tasks: [aTask({ give: 'by-tap' })] }
    const other = live(three('mem_2'), tapped, emptyBook('mem_2')).book
    const joined = joinedBooks(mine, other)
    const { book } = given(joined, joined.marks[0] as TaskMark)
    const { into, from } = partedBooks(book, ['mem_2'])
    expect([into.marks, from.marks.map(({ state }) => state)]).toEqual([[], ['given']])
  })

  test('share a cap of a life, and each has spent of its own what it has spent', () => {
    const capped = aWorld({ rules: [aGrowthRule({ cap: { day: 9, month: null, life: 3 } })] })
    const spent = (record: string, times: number): DeedBook => ({ ...emptyBook(record), life: { 'own-cup': times } })
    const joined = joinedBooks(spent('mem_1', 1), spent('mem_2', 2))
    expect(live([aDeed('x', TODAY)], capped, joined).moves).toEqual([])
    const { into, from } = partedBooks(joined, ['mem_2'])
    expect(live(three('mem_1'), capped, into).moves).toHaveLength(2)
    expect(live(three('mem_2'), capped, from).moves).toHaveLength(1)
  })

  test('of which one had been joined before go back with it', () => {
    const third = live([aDeed('e', '2026-12-15', { record: 'mem_3' })], world, emptyBook('mem_3')).book
    const { into, from } = partedBooks(joinedBooks(mine, joinedBooks(theirs, third)), ['mem_2', 'mem_3'])
    expect([into, from]).toEqual([mine, joinedBooks(theirs, third)])
    expect(partedBooks(from, ['mem_3'])).toEqual({ into: theirs, from: third })
  })

  test('joined and parted at any time, with whatever comes between, give nothing twice and lose nothing', () => {
    const both = aWorld({
      rules: [aGrowthRule({ cap: { day: 2, month: 4, life: 5 } })],
      tasks: [aTask({ goal: 2 }), aTask({ key: 'tapped', goal: 1, give: 'by-tap' })],
    })
    const step = fc.record({
      what: fc.constantFrom('deed', 'deed', 'deed', 'back', 'join', 'part', 'claim'),
      whose: fc.constantFrom('mem_1', 'mem_2'),
      id: fc.integer({ min: 0, max: 9 }),
    })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        let books: Record<string, DeedBook> = { mem_1: emptyBook('mem_1'), mem_2: emptyBook('mem_2') }
        let isJoined = false
        const standingNow = new Set<string>()
        const everGiven = new Set<string>()
        const keep = (moves: readonly Move[]) => {
          for (const { kind, reason, sourceId } of moves) {
            const name = `${reason}:${sourceId}`
            // An entry of this name is written once, and taken back at most once.
            if (kind === 'give') expect(everGiven.has(name)).toBe(false)
            else expect(standingNow.has(name)).toBe(true)
            if (kind === 'give') everGiven.add(name)
            if (kind === 'give') standingNow.add(name)
            else standingNow.delete(name)
          }
        }
        for (const { what, whose, id } of steps) {
          const holder = isJoined ? 'mem_1' : whose
          const book = books[holder] as DeedBook
          if (what === 'join' && !isJoined) {
            const joined = settleJoined(books.mem_1 as DeedBook, books.mem_2 as DeedBook, both)
            keep(joined.moves)
            books = { mem_1: joined.book, mem_2: emptyBook('mem_2') }
            isJoined = true
          } else if (what === 'part' && isJoined) {
            const { into, from } = partedBooks(books.mem_1 as DeedBook, ['mem_2'])
            books = { mem_1: into, mem_2: from }
            isJoined = false
          } else if (what === 'claim') {
            const reached = book.marks.find(({ state }) => state === 'reached')
            const claimed = reached ? given(book, reached) : { book, moves: [] }
            keep(claimed.moves)
            books = { ...books, [holder]: claimed.book }
          } else if (what === 'deed' || what === 'back') {
            const day = ['2026-12-14', '2026-12-15', TODAY][id % 3] as BusinessDay
            const deed = aDeed(`${whose}-${id}`, day, { record: whose })
            const counted = settle(book, [what === 'back' ? back(deed) : deed], both)
            keep(counted.moves)
            books = { ...books, [holder]: counted.book }
          }
          const told = Object.values(books).flatMap(entriesOfBook)
          expect(
            told
              .filter(({ stands }) => stands)
              .map(({ id }) => id)
              .sort(),
          ).toEqual([...standingNow].sort())
        }
      }),
      { numRuns: 300 },
    )
  })
})
