/** `npm run new:domain -- <shelf>/<noun>`: the mirrored folders of a new domain, small and complete, to be changed at once. */
import { readArguments, runCommand, UsageError } from './arguments'
import { createDomain } from './new-domain/create-domain'
import { ROOT } from './stale'

runCommand(async () => {
  const { words } = readArguments(process.argv.slice(2), {})
  const [place, ...rest] = words
  if (!place || rest.length > 0)
    throw new UsageError('npm run new:domain -- <shelf>/<noun>, in kebab-case, such as reach/gift-card')
  const { created, changed } = createDomain(ROOT, place)
  console.log([`Made for ${place}:`, ...created, '', 'Changed:', ...changed].join('\n  '))
  console.log(`
Next:
  npx jest ${place}              its tests
  docs/how-to/add-a-domain.md       what is left to decide`)
  return undefined
})
