import { SHELVES } from '../../cloudfunctions/platform/noun/noun'
import type { Names } from './names'

/** What has to change in the files that list all domains, by path. Each change fails rather than guess. */
export const wirings: Record<string, (text: string, names: Names) => string> = {
  'shared/contract.ts': (text, { shelf, noun, value }) => {
    const line = `import { ${value}Contract } from '#shared/${shelf}/${noun}/contract'`
    return addSpread(addImport(text, line), `${value}Contract`)
  },
  // Last of its shelf: a new noun may use every other of it until somebody gives it another place.
  'cloudfunctions/nouns.ts': (text, { shelf, noun, value }) => {
    const line = `import { ${value}Noun } from './domains/${shelf}/${noun}/${noun}.noun'`
    const higher = new Set<string>(SHELVES.slice(SHELVES.indexOf(shelf) + 1))
    const shelfOf = new Map(
      [...text.matchAll(/^import \{ (\w+) \} from '\.\/domains\/(\w+)\//gm)].map(([, name, at = '']) => [name, at]),
    )
    const list = [...text.matchAll(/^ {2}(\w+),$/gm)].map(([, name = '']) => name)
    const next = list.find((name) => higher.has(shelfOf.get(name) ?? ''))
    const listed = text.replace(
      next ? new RegExp(`^  ${next},$`, 'm') : /^\]$/m,
      (found) => `  ${value}Noun,\n${found}`,
    )
    if (listed === text) throw new Error('there is no list of nouns to which this could be added')
    return `${line}\n${listed}`
  },
}

/** Among the imports of the same kind, in the order of their paths. */
function addImport(text: string, line: string): string {
  const lines = text.split('\n')
  const kind = pathOf(line)?.replace(/\/[^/]+\/[^/]+\/[^/]+$/, '/') ?? line
  const siblings = lines.filter((each) => pathOf(each)?.startsWith(kind))
  const after = siblings.find((each) => (pathOf(each) ?? '') > (pathOf(line) ?? ''))
  const last = siblings.at(-1)
  if (last === undefined) throw new Error(`there is no import like: ${line}`)
  lines.splice(after === undefined ? lines.indexOf(last) + 1 : lines.indexOf(after), 0, line)
  return lines.join('\n')
}

function pathOf(line: string): string | undefined {
  return /^import .* from '(.+)'$/.exec(line)?.[1]
}

/** Behind the last one. */
function addSpread(text: string, contract: string): string {
  const lines = text.split('\n')
  const last = lines.reduce((found, line, index) => (/^ {2}\.\.\.\w+Contract,$/.test(line) ? index : found), -1)
  if (last < 0) throw new Error(`there is no list to which this could be added: ...${contract}`)
  lines.splice(last + 1, 0, `  ...${contract},`)
  return lines.join('\n')
}
