import fs from 'node:fs'
import path from 'node:path'
import * as z from 'zod'
import { digestOf } from '../stale'

const record = z.strictObject({
  commit: z.string(),
  /** The environment that the mini-program talks to; empty for a build that is only tried on this machine. */
  envId: z.string(),
  /** Of everything that is uploaded. */
  digest: z.string(),
})

export type BuildRecord = z.infer<typeof record>

const fileOf = (dist: string) => path.join(dist, 'build.json')
const uploaded = (dist: string) => [path.join(dist, 'cloudfunctions'), path.join(dist, 'weapp')]

/** Written down by the build, so that a deployment can tell what it has before it. */
export function writeBuildRecord(dist: string, built: Omit<BuildRecord, 'digest'>): void {
  const value: BuildRecord = { ...built, digest: digestOf(uploaded(dist)) }
  fs.writeFileSync(fileOf(dist), `${JSON.stringify(value, null, 2)}\n`)
}

/** What was built, or a sentence why that cannot be deployed. */
export function readBuildRecord(dist: string): BuildRecord | string {
  if (!fs.existsSync(fileOf(dist))) return 'There is no finished build. Run: npm run build'
  const built = record.parse(JSON.parse(fs.readFileSync(fileOf(dist), 'utf8')))
  if (digestOf(uploaded(dist)) === built.digest) return built
  // `npm start` and the tests build too, perhaps another commit.
  return 'What lies in dist/ is no longer what `npm run build` left there. Run it again'
}
