/** `npx tsx scripts/make-docs.ts`: renews the parts of the documentation that are made from the code; a test fails while one is old. */
import fs from 'node:fs'
import path from 'node:path'
import { runCommand } from './arguments'
import { asMade } from './docs/made'
import { repositoryFiles } from './repository-files'
import { ROOT } from './stale'

runCommand(async () => {
  for (const page of repositoryFiles().filter((file) => file.endsWith('.md'))) {
    const file = path.join(ROOT, page)
    const before = fs.readFileSync(file, 'utf8')
    const after = await asMade(before)
    if (after === before) continue
    fs.writeFileSync(file, after)
    console.log(page)
  }
  return undefined
})
