/**
 * `npm run life [-- --members 5000 --stores 3 --days 400 --seed 7 --twin campaigns --without rings,friends --out DIR --resume]`: lives a shop day
 * by day through its own functions. See docs/life.md.
 */
import path from 'node:path'
import { readArguments, runCommand, UsageError } from '../scripts/arguments'
import { STAFF_DAYS_AGO } from '../scripts/demo/seed'
import { ROOT } from '../scripts/stale'
import { openDemoGuests } from './demo-guests'
import { openFolder } from './folder'
import { live } from './live'
import type { Living } from './living'
import { FIRST_DAY, type LifePlan } from './plan'
import { openProgress, reportOf } from './report'
import { SWITCH_NAMES, SWITCHES, type Switch } from './switches'

const say = (text: string) => process.stdout.write(`${text}\n`)

runCommand(async () => {
  const { options } = readArguments(process.argv.slice(2), {
    values: ['members', 'stores', 'days', 'seed', 'twin', 'without', 'out'],
    flags: ['resume', 'demo'],
  })
  const number = (name: string, otherwise: number) => wholeNumber(name, options[name], otherwise)
  const plan: LifePlan = {
    ...{ seed: number('seed', 7), members: number('members', 300), stores: number('stores', 3) },
    ...{ days: number('days', 120), fromDay: FIRST_DAY, without: switchesNamed(options.without) },
  }
  if (options.demo === true && plan.days < STAFF_DAYS_AGO) {
    throw new UsageError(`--demo needs --days from ${STAFF_DAYS_AGO} on: so early its people come`)
  }
  const twin = options.twin === undefined ? null : switchNamed('twin', String(options.twin))
  const left = plan.without.map((each) => `-without-${each}`).join('')
  const name = `${plan.members}-members-${plan.days}-days-seed-${plan.seed}${left}`
  const out = typeof options.out === 'string' ? path.resolve(options.out) : path.join(ROOT, '.data', 'life', name)
  const resume = options.resume === true
  const how = { resume, isDemo: options.demo === true }
  const first = await liveIn(twin ? path.join(out, `with-${twin}`) : out, plan, how)
  if (twin) {
    say(`\nThe same life without ${twin}: ${SWITCHES[twin]}.`)
    const other = await liveIn(path.join(out, `without-${twin}`), { ...plan, without: [...plan.without, twin] }, how)
    say(`\nWhat ${twin} did:`)
    for (const [fact, count] of Object.entries(first.told)) {
      const without = other.told[fact as keyof typeof other.told]
      say(`  ${fact.padEnd(14)} ${count} with, ${without} without: ${count - without}`)
    }
  }
  return 0
})

interface How {
  resume: boolean
  isDemo: boolean
}

async function liveIn(out: string, plan: LifePlan, { resume, isDemo }: How): Promise<Living['state']> {
  const folder = openFolder(out)
  const guests = isDemo ? openDemoGuests() : null
  const from = resume ? folder.resume(plan) : null
  if (from && guests && !guests.mayGoOn(from.state)) throw new UsageError('the guests of this life have come already')
  if (from) say(`Going on before ${from.state.day} …`)
  say(`Living ${plan.members} members, ${plan.stores} stores, ${plan.days} days from seed ${plan.seed} in ${out} …`)
  const progress = openProgress(plan, say)
  const living = await live({
    ...{ plan, from, writeTruth: folder.keepFact, onDay: progress.day },
    ...(guests ? { guests } : {}),
    onMonth: (done) => {
      folder.keepMonth(done, guests?.people.list())
      progress.month(done)
    },
  })
  for (const line of reportOf(living, progress.seconds())) say(line)
  if (guests) folder.packDemo(living, guests.people)
  await living.floor.close()
  return living.state
}

/** In the order of the names, so that the same things left out are the same plan. */
function switchesNamed(given: string | boolean | undefined): Switch[] {
  if (typeof given !== 'string') return []
  const named = given.split(',').map((name) => switchNamed('without', name))
  return SWITCH_NAMES.filter((name) => named.includes(name))
}

function switchNamed(option: string, name: string): Switch {
  const found = SWITCH_NAMES.find((known) => known === name)
  if (found) return found
  throw new UsageError(`--${option} is one of ${SWITCH_NAMES.join(', ')}`)
}

function wholeNumber(name: string, given: string | boolean | undefined, otherwise: number): number {
  if (given === undefined) return otherwise
  const number = Number(given)
  if (!Number.isSafeInteger(number) || number < 1) throw new UsageError(`--${name} is a whole number from 1 on`)
  return number
}
