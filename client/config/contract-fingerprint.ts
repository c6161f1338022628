import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'

/**
 * Changes with any contract or rule that phone and shop share. All of their sources are read, because a schema does not
 * say everything that an answer holds.
 */
export function contractFingerprint(folder: string): string {
  const hash = createHash('sha256')
  const files = fs.readdirSync(folder, { recursive: true, encoding: 'utf8' })
  const sources = files.map((file) => file.split(path.sep).join('/')).filter(isSource)
  for (const file of sources.sort()) {
    // Line ends are a matter of the machine that builds.
    hash.update(`${file}\n${fs.readFileSync(path.join(folder, file), 'utf8').replace(/\r\n/g, '\n')}\n`)
  }
  return hash.digest('hex').slice(0, 16)
}

function isSource(file: string): boolean {
  return file.endsWith('.ts') && !/\.test\.ts$|(^|\/)testing\//.test(file)
}
