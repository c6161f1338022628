/** `npx tsx scripts/make-docs.ts`: renews the parts of the documentation that are made from the code; a test fails while one is old. */
import fs from 'node:fs'
import path from 'node:path'
import { runCommand } from './arguments'
import { asMade } from './docs/made'
import { repositoryFiles } from './repository-files'
import { ROOT } from './stale'

/** Answers the pages that have changed. */
export async function renewPages(): Promise<string[]> {
  const changed: string[] = []
  for (const page of repositoryFiles().filter((file) => file.endsWith('.md'))) {
    const file = path.join(ROOT, page)
    const before = fs.readFileSync(file, 'utf8')
    const after = await asMade(before)
    if (after === before) continue
    fs.writeFileSync(file, after)
    changed.push(page)
  }
  return changed
}

if (require.main === module) {
  runCommand(async () => {
    for (const page of await renewPages()) console.log(page)
    return undefined
  })
}
