/**
 * `npm run chaos [-- --seed N --rounds M]`: members, clerks and operators do things at random while calls fail, functions
 * die and clocks jump; then the books are reckoned anew. Ends with code 1, and says after what, when something is wrong.
 */
import { drive } from '../cloudfunctions/testing/chaos/drive'
import { openShop } from '../cloudfunctions/testing/shop'
import { readArguments, runCommand, UsageError } from './arguments'

const ROUNDS = 200
const UNEXPECTED_MAX = 3

runCommand(async () => {
  const { options } = readArguments(process.argv.slice(2), { values: ['seed', 'rounds'] })
  const seed = wholeNumber('seed', options.seed, Date.now() % 1_000_000)
  const rounds = wholeNumber('rounds', options.rounds, ROUNDS)
  const say = (text: string) => process.stdout.write(`${text}\n`)
  // The functions write a line for every request; what they did not expect is shown when something is wrong.
  const unexpected: string[] = []
  if (!process.env.CHANGLAI_TEST_LOG) console.log = (line) => void (isBug(line) && unexpected.push(line))
  say(`Driving ${rounds} rounds from seed ${seed} …`)
  const shop = await openShop()
  const startedAt = performance.now()
  const { problems, trail, driven, acts, repeated, faults, answers } = await drive(shop, { seed, rounds })
  await shop.close()
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(0)
  say(`${driven} rounds in ${seconds} s: ${acts} acts, ${faults} faults, ${repeated} sent again`)
  const told = Object.entries(answers).sort(([, a], [, b]) => b - a)
  say(told.map(([code, count]) => `${code} ${count}`).join(', '))
  if (problems.length === 0) {
    say('The books are right.')
    return 0
  }
  say(`\nWrong after round ${driven} (again: npm run chaos -- --seed ${seed} --rounds ${driven}):`)
  for (const problem of problems) say(`  ${problem}`)
  say('\nBefore that:')
  for (const line of [...trail, ...unexpected.slice(-UNEXPECTED_MAX)]) say(`  ${line}`)
  return 1
})

const isBug = (line: unknown) => typeof line === 'string' && line.includes('"message":"bug"')

function wholeNumber(name: string, given: string | boolean | undefined, otherwise: number): number {
  if (given === undefined) return otherwise
  const number = Number(given)
  if (!Number.isSafeInteger(number) || number < 1) throw new UsageError(`--${name} is a whole number from 1 on`)
  return number
}
