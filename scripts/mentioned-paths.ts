import path from 'node:path'

const ROOTS = ['shared', 'cloudfunctions', 'client', 'local-cloud', 'e2e', 'bench', 'scripts', 'docs', '.ci']
const PATH_OF_OURS = new RegExp(`^(${ROOTS.map((root) => root.replace('.', '\\.')).join('|')})/[\\w./<>*@-]*$`)

/** What a page of the documentation names of this project, in backticks or as the target of a link. */
export function mentionedPaths(page: string, text: string): string[] {
  const quoted = [...text.matchAll(/`([^`\n]+)`/g)].flatMap(([, code = '']) => wordsOf(code))
  const linked = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target)
  const own = linked
    .filter((target) => !/^(\w+:|#)/.test(target))
    .map((target) => from(page, target.replace(/#.*$/, '')))
  // A path in backticks begins at the root, or with a dot beside the page.
  const paths = quoted
    .map((word) => (word.startsWith('../') ? from(page, word) : word))
    .filter((word) => PATH_OF_OURS.test(word))
  return [...new Set([...paths, ...own])]
}

/** Of a command only whole file names: its other words may be patterns. */
function wordsOf(code: string): string[] {
  const words = code.split(/\s+/)
  return words.length === 1 ? words : words.filter((word) => /\.\w+$/.test(word))
}

function from(page: string, target: string): string {
  return path.posix.normalize(path.posix.join(path.posix.dirname(page), target))
}

/** Whether a file or folder of this name is there; `<noun>` and `*` stand for any name. */
export function isThere(mentioned: string, files: readonly string[]): boolean {
  const pattern = mentioned
    .replace(/\/$/, '')
    .replace(/[.+?^${}()|[\]\\]/g, '\\$&')
    .replace(/<[\w-]+>|\*+/g, '[^/]+')
  const exists = new RegExp(`^${pattern}(/|$)`)
  return files.some((file) => exists.test(file))
}
