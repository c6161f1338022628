import fs from 'node:fs'
import path from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import type { People, Person } from '../local-cloud/control/people'
import { readLog, writeSnapshot } from '../local-cloud/database/log-lines'
import { writeSmallFile } from '../local-cloud/small-file'
import { createStorage } from '../local-cloud/storage/storage'
import { packState, takeState } from '../scripts/demo/state'
import type { Floor } from './floor'
import type { Living, TrueFact } from './living'
import type { Meter } from './meter'
import type { LifePlan } from './plan'
import type { LifeState } from './state'

/**
 * What a life leaves behind: `shop/` is a data folder of the local cloud and holds what the shop knows; `truth/` holds
 * what nobody there knows. Both are written anew after each month, whole or not at all.
 */
export interface LifeFolder {
  /** Where an earlier life of the same plan stopped. @throws Error when it was another plan */
  resume(plan: LifePlan): { state: LifeState; load(floor: Floor): void } | null
  keepFact(fact: TrueFact): void
  keepMonth(living: Living, people?: readonly Person[]): void
  /** The shop as one file that can be shipped as the demo shop. */
  packDemo(living: Living, people: People): void
}

interface StoppedLife {
  state: LifeState
  meter: Meter
}

const STATE = 'life.json.gz'

export function openFolder(folder: string): LifeFolder {
  const [shop, truth] = [path.join(folder, 'shop'), path.join(folder, 'truth')]
  let facts: TrueFact[] = []
  return {
    packDemo: ({ floor }, people) => {
      fs.writeFileSync(path.join(folder, 'shop.state.br'), packState(takeState({ cloud: floor.shop, people }, keys())))
    },
    resume: (plan) => {
      finishSwap(folder)
      const file = path.join(folder, STATE)
      if (!fs.existsSync(file)) return null
      const { state, meter } = JSON.parse(gunzipSync(fs.readFileSync(file)).toString('utf8')) as StoppedLife // Our own file.
      if (JSON.stringify(state.plan) !== JSON.stringify(plan)) throw new Error(`${folder} holds another life`)
      return { state, load: (floor) => loadShop(shop, floor, meter) }
    },
    keepFact: (fact) => void facts.push(fact),
    keepMonth: (living, people) => {
      const fresh = path.join(folder, 'new')
      fs.rmSync(fresh, { recursive: true, force: true })
      fs.mkdirSync(path.join(fresh, 'shop'), { recursive: true })
      saveShop(path.join(fresh, 'shop'), living.floor)
      if (people) writeSmallFile(path.join(fresh, 'shop', 'people.json'), people)
      const stopped: StoppedLife = { state: living.state, meter: living.floor.meter }
      fs.writeFileSync(path.join(fresh, STATE), gzipSync(JSON.stringify(stopped)))
      fs.mkdirSync(truth, { recursive: true })
      fs.writeFileSync(path.join(truth, `purchases-before-${living.state.day}.jsonl`), linesOf(facts))
      facts = []
      const known = Object.values(living.state.people).filter(({ memberId, leftDay }) => memberId ?? leftDay)
      fs.writeFileSync(path.join(truth, 'people.jsonl'), linesOf(known))
      fs.writeFileSync(path.join(truth, 'shop.json'), JSON.stringify({ plan: living.plan, ...living.truth }, null, 2))
      fs.renameSync(fresh, path.join(folder, 'whole'))
      finishSwap(folder)
    },
  }
}

const linesOf = (rows: readonly unknown[]) => rows.map((row) => `${JSON.stringify(row)}\n`).join('')

/** What was written whole takes the place of what was there, also after a break in the middle. */
function finishSwap(folder: string): void {
  const whole = path.join(folder, 'whole')
  if (!fs.existsSync(whole)) return
  for (const name of ['shop', STATE]) {
    if (!fs.existsSync(path.join(whole, name))) continue
    fs.rmSync(path.join(folder, name), { recursive: true, force: true })
    fs.renameSync(path.join(whole, name), path.join(folder, name))
  }
  fs.rmSync(whole, { recursive: true })
}

const DATABASE = 'database.log'
// What the functions sealed and hashed with.
const KEYS = ['CHANGLAI_FIELD_KEY', 'CHANGLAI_HASH_KEY', 'CHANGLAI_CODE_KEY', 'CHANGLAI_PERSON_KEY']

const keys = () => Object.fromEntries(KEYS.map((name) => [name, process.env[name] ?? '']))

function saveShop(dir: string, { shop }: Floor): void {
  writeSnapshot(path.join(dir, DATABASE), shop.database.dump())
  const files = createStorage({ envId: shop.envId, clock: shop.clock, dir: path.join(dir, 'files') })
  for (const { path: place, fileId, owner } of shop.storage.list()) {
    files.put(place, shop.storage.get(fileId) ?? Buffer.alloc(0), owner)
  }
  fs.writeFileSync(path.join(dir, 'environment.json'), JSON.stringify(keys()))
}

function loadShop(dir: string, floor: Floor, meter: Meter): void {
  const { shop } = floor
  shop.database.load(readLog(fs.readFileSync(path.join(dir, DATABASE))).dump)
  const files = createStorage({ envId: shop.envId, clock: shop.clock, dir: path.join(dir, 'files') })
  for (const { path: place, fileId, owner } of files.list()) {
    shop.storage.put(place, files.get(fileId) ?? Buffer.alloc(0), owner)
  }
  floor.meter = meter
}
