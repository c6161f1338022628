import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { addDays } from '#shared/kernel/business-day'
import { openFolder } from './folder'
import { live } from './live'
import type { Living, TrueFact } from './living'
import type { Person } from './person'
import { FIRST_DAY, type LifePlan } from './plan'

// A week turns in it, after the place where it is cut off.
const FROM_DAY = addDays(FIRST_DAY, 4)
const PLAN: LifePlan = { seed: 7, members: 20, stores: 2, days: 5, fromDay: FROM_DAY, without: [] }
const MONTH = 2

let folder: string
let whole: LivedShop
beforeAll(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'life-'))
  whole = await liveIn('whole', { copy: true })
}, 300_000)
afterAll(() => fs.rmSync(folder, { recursive: true }))

class CutOff extends Error {}

interface LivedShop {
  told: Living['state']['told']
  facts: TrueFact[]
  /** Of each member by the key of the person. */
  memberIds: Record<string, string | null>
}

/** A small life in a folder of its own; `copyAt` keeps what is there after a month, `cutAt` ends it after that month. */
async function liveIn(
  name: string,
  { plan = PLAN, resume = false, copy = false, cut = false } = {},
): Promise<LivedShop> {
  const own = openFolder(path.join(folder, name))
  const facts: TrueFact[] = []
  const living = await live({
    plan,
    from: resume ? own.resume(plan) : null,
    monthDays: MONTH,
    writeTruth: (fact) => {
      facts.push(fact)
      own.keepFact(fact)
    },
    onMonth: (done) => {
      own.keepMonth(done)
      if (copy) fs.cpSync(path.join(folder, name), path.join(folder, `${name}-${done.state.day}`), { recursive: true })
      if (cut) throw new CutOff()
    },
  })
  await living.floor.close()
  const people = Object.entries(living.state.people)
  return {
    told: living.state.told,
    facts,
    memberIds: Object.fromEntries(people.map(([key, { memberId }]) => [key, memberId])),
  }
}

const shopOf = (name: string) => fs.readFileSync(path.join(folder, name, 'shop', 'database.log'), 'utf8')

test('the same seed lives the same life, byte for byte, also after it was cut off', async () => {
  expect(whole.told).toMatchObject({ joined: expect.any(Number), unrecorded: expect.any(Number) })
  expect(whole.told.purchases).toBeGreaterThan(3)
  expect(whole.told.checkIns).toBeGreaterThan(0)

  await expect(liveIn('cut', { cut: true })).rejects.toBeInstanceOf(CutOff)
  expect(shopOf('cut')).toBe(shopOf(`whole-${addDays(FROM_DAY, MONTH)}`))
  const goneOn = await liveIn('cut', { resume: true })
  expect(shopOf('cut')).toBe(shopOf('whole'))
  expect(goneOn.told).toEqual(whole.told)
  expect(truthOf('cut')).toEqual(truthOf('whole'))
}, 300_000)

test('nothing of the truth is in the shop’s cloud', () => {
  const [person] = truthOf('whole').people.map(({ person: one }) => one)
  const hidden = Object.keys(person ?? {}).filter((name) => !['key', 'nickname', 'birthday', 'phone'].includes(name))
  expect(hidden).toContain('leaveChance')
  const shop = shopOf('whole')
  expect(hidden.filter((name) => shop.includes(`"${name}":`))).toEqual([])
  const files = fs.readdirSync(path.join(folder, 'whole', 'shop'))
  expect(files.filter((file) => !['database.log', 'environment.json', 'files'].includes(file))).toEqual([])
})

test('the shop without tasks differs by those whom tasks move, and by nothing that others buy', async () => {
  const without = await liveIn('no-tasks', { plan: { ...PLAN, without: ['tasks'] } })
  const isGiven = (name: string) => shopOf(name).includes('"reason":"task"')
  expect([isGiven('whole'), isGiven('no-tasks')]).toEqual([true, false])
  const unmoved = new Set(
    truthOf('whole').people.flatMap(({ person }) => (person.heart.taskAnswer === 0 ? [person.key] : [])),
  )
  const boughtBy = (facts: readonly { key: string }[]) => facts.filter(({ key }) => unmoved.has(key))
  const withTasks = truthOf('whole').purchases
  expect(boughtBy(without.facts).length).toBeGreaterThan(0)
  expect(boughtBy(without.facts)).toEqual(boughtBy(withTasks))
  expect(without.facts.length).toBeLessThanOrEqual(withTasks.length)
}, 300_000)

test('a twin differs by its switches alone: who comes and buys is the same without what brings nobody in so few days', async () => {
  const without = ['check-in', 'journeys', 'follow-ups', 'experiments', 'rings', 'crowds', 'suggestions'] as const
  const bare = await liveIn('bare', { plan: { ...PLAN, without } })
  const begun = ['"journeyId":"jny_welcome"', '"setting":"follow-up"', '"ring1-', '"crowd1-']
  const isIn = (name: string) => begun.map((text) => shopOf(name).includes(text))
  expect([isIn('whole'), isIn('bare')]).toEqual([
    [true, true, true, true],
    [false, false, false, false],
  ])
  expect(bare.told).toMatchObject({
    checkIns: 0,
    letters: 0,
    calls: 0,
    callsMissed: 0,
    guestsSeen: 0,
    exposures: 0,
    ringAccounts: 0,
    crowdAccounts: 0,
    suggestionsSeen: 0,
  })
  const isOfNoRing = (key: string) => !/^(ring|crowd)/.test(key)
  expect(bare.facts).toEqual(whole.facts.filter(({ key }) => isOfNoRing(key)))
  expect(bare.memberIds).toEqual(Object.fromEntries(Object.entries(whole.memberIds).filter(([key]) => isOfNoRing(key))))
}, 300_000)

test('a folder with another life in it is not gone on with', () => {
  expect(() => openFolder(path.join(folder, 'whole')).resume({ ...PLAN, seed: 12 })).toThrow('another life')
})

function truthOf(name: string) {
  const truth = path.join(folder, name, 'truth')
  const rows = <T>(file: string): T[] =>
    fs
      .readFileSync(path.join(truth, file), 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as T)
  const purchases = fs.readdirSync(truth).filter((file) => file.startsWith('purchases'))
  return {
    people: rows<{ person: Person }>('people.jsonl'),
    purchases: purchases.sort().flatMap((file) => rows<TrueFact>(file)),
  }
}
