import fs from 'node:fs'
import path from 'node:path'
import type { JobKillCase } from './job-kill-matrix'
import type { Shop } from './shop'

const DOMAINS = path.join(__dirname, '..', 'domains')

/** Makes a noun's lines of the job matrix: the exports `…JobCases` of its `testing/…-cases.ts`. */
type MakesJobCases = (openedShop: () => Shop) => JobKillCase[]
/** Puts what a noun keeps of a member: the export `keepOf` of its `testing/kept-of-a-person.ts`. */
type KeepOf = (shop: Shop, memberId: string) => void

/** The lines that nouns bring to the kill matrix of jobs. */
export async function jobCasesOfNouns(openedShop: () => Shop): Promise<JobKillCase[]> {
  const modules = await modulesNamed(/-cases\.ts$/)
  const made = modules.flatMap((exports) => Object.entries(exports).filter(([name]) => name.endsWith('JobCases')))
  return made.flatMap(([, make]) => (make as MakesJobCases)(openedShop))
}

/** Puts what nouns keep of a member that no act of the test has left there. */
export async function keepAllOf(shop: Shop, memberId: string): Promise<void> {
  for (const { keepOf } of await modulesNamed(/^kept-of-a-person\.ts$/)) (keepOf as KeepOf)(shop, memberId)
}

/** What the nouns' testing folders have under such a name. */
function modulesNamed(name: RegExp): Promise<Record<string, unknown>[]> {
  const files = fs.readdirSync(DOMAINS, { recursive: true, encoding: 'utf8' }).filter((file) => {
    return path.basename(path.dirname(file)) === 'testing' && name.test(path.basename(file))
  })
  return Promise.all(files.sort().map((file) => import(path.join(DOMAINS, file))))
}
