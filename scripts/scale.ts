/** `npm run scale [-- members …]`: what shops of so many members ask of database and functions; see docs/scale.md. */
import { readArguments, runCommand, UsageError } from './arguments'
import { loadTable } from './scale/figures'

runCommand(async () => {
  const sizes = readArguments(process.argv.slice(2), {}).words.map(Number)
  if (sizes.some((size) => !Number.isInteger(size) || size < 1)) throw new UsageError('npm run scale -- [members …]')
  console.log(sizes.length > 0 ? loadTable(sizes) : loadTable())
  return undefined
})
