/**
 * `npx tsx scripts/record-wire.ts`: keeps what was added to the contracts in the nouns’ `wire.json`. It refuses to keep
 * a break, unless it is meant: `npx tsx scripts/record-wire.ts 'coupon.get output title' --because 'the reason'`.
 */
import { readArguments, runCommand, UsageError } from './arguments'
import { brokenNow, presentActions, recordedWires, wiresFrom, writeWires } from './wire/wire-files'

runCommand(async () => {
  const { words: meant, options } = readArguments(process.argv.slice(2), { values: ['because'] })
  const { because } = options
  const [recorded, present] = [recordedWires(), presentActions()]
  const broken = brokenNow(recorded, present)
  const noBreak = meant.filter((at) => broken.every((each) => each.at !== at))
  if (noBreak.length > 0) throw new UsageError(`Nothing is broken at: ${noBreak.join(', ')}`)
  const unmeant = broken.filter(({ at }) => !meant.includes(at))
  if (unmeant.length > 0) {
    const lines = unmeant.map(({ at, why }) => `  ${at}: ${why}`)
    throw new UsageError(['Who uses what was published would notice:', ...lines].join('\n'))
  }
  if (meant.length > 0 && typeof because !== 'string') throw new UsageError('A break needs --because and the reason')
  const on = new Date().toISOString().slice(0, 10)
  writeWires(
    wiresFrom(
      recorded,
      present,
      meant.map((at) => ({ on, at, because: String(because) })),
    ),
  )
  return undefined
})
