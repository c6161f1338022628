/** `tsx scripts/check-phone-level.ts`: whether the oldest phones that are promised can read the package; ends with code 1 if not. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { ECMA_VERSION, IOS_MIN, LIBRARY_MIN } from './phone-level/level'
import { tooNewInScript } from './phone-level/script-features'
import { tooNewInStyle } from './phone-level/style-features'
import { tooNewOfWx, wxCallsIn } from './phone-level/wx-apis'

/** Sentences about what is in the package and newer than the level. */
export function findTooNew(dist: string): string[] {
  return readdirSync(dist, { recursive: true, encoding: 'utf8' }).flatMap((file) => {
    const read = () => readFileSync(path.join(dist, file), 'utf8')
    const say = (faults: string[]) => faults.map((fault) => `${file.split(path.sep).join('/')} ${fault}`)
    if (file.endsWith('.js')) return say([...tooNewInScript(read()), ...tooNewOfWx(wxCallsIn(read()))])
    if (/\.(wxss|css)$/.test(file)) return say(tooNewInStyle(read()))
    return []
  })
}

function main(): void {
  const weapp = path.resolve(__dirname, '../dist/weapp')
  if (!existsSync(path.join(weapp, 'app.json'))) {
    console.error('There is no dist/weapp. Build it first: tsx scripts/build-client.ts weapp')
    process.exit(1)
  }
  const faults = findTooNew(weapp)
  for (const fault of faults) console.error(`Too new: ${fault}.`)
  if (faults.length > 0) process.exit(1)
  console.log(
    `Every script is ES${ECMA_VERSION}; styles and calls are there on iOS ${IOS_MIN}, base library ${LIBRARY_MIN}.`,
  )
}

if (require.main === module) main()
