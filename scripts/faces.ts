/**
 * A noun's face names what other nouns may use of it. Loading a face would load everything it names, so a bundle has none:
 * who imports a name from a face gets it from the file that makes it, and a cold start pays for that file alone.
 */
import fs from 'node:fs'
import path from 'node:path'
import type { Plugin } from 'esbuild'

const REEXPORT = /^export (?:type )?\{([^}]*)\} from '(\.\/[^']+)'$/gm
const FACE_IMPORT = /^import (type )?\{([^}]*)\} from '([^']+\.face)'$/gm

/** Where each name of a face is made: a specifier relative to the face's folder. */
export function namesOfFace(text: string): Map<string, string> {
  return new Map(
    [...text.matchAll(REEXPORT)].flatMap(([, names = '', from = '']) =>
      namesIn(names).map((name): [string, string] => [bare(name), from]),
    ),
  )
}

/** The text of a module with its imports from faces turned to the files behind them. `readFace` takes a specifier. */
export function withoutFaces(text: string, readFace: (specifier: string) => string): string {
  return text.replace(FACE_IMPORT, (_all, type: string | undefined, names: string, face: string) => {
    const made = namesOfFace(readFace(face))
    const byFile = new Map<string, string[]>()
    for (const name of namesIn(names)) {
      const from = made.get(bare(name))
      if (from === undefined) throw new Error(`${face} does not name ${bare(name)}`)
      byFile.set(from, [...(byFile.get(from) ?? []), name])
    }
    // One line, so that the lines of what follows stay what they are.
    return [...byFile]
      .map(([from, own]) => {
        return `import ${type ?? ''}{ ${own.join(', ')} } from '${path.posix.dirname(face)}/${from.slice(2)}'`
      })
      .join('; ')
  })
}

/** For esbuild: see above. */
export const facesResolved: Plugin = {
  name: 'faces',
  setup: (build) => {
    build.onLoad({ filter: /[\\/]cloudfunctions[\\/].*\.ts$/ }, ({ path: file }) => {
      const folder = path.dirname(file)
      const readFace = (specifier: string) => fs.readFileSync(path.join(folder, `${specifier}.ts`), 'utf8')
      return { contents: withoutFaces(fs.readFileSync(file, 'utf8'), readFace), loader: 'ts' }
    })
  },
}

function namesIn(list: string): string[] {
  return list
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')
}

/** `type Member as Person` is about `Member`. */
function bare(name: string): string {
  return name.replace(/^type /, '').replace(/ as .*$/, '')
}
