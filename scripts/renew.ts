/**
 * `npx tsx scripts/renew.ts`: renews everything in the repository that is made from the code, and prints what has
 * changed: `cloudfunctions/database.json`, the nouns' `wire.json`, `docs/actions.md` and the made parts of other pages.
 * What breaks the wire is kept by `scripts/record-wire.ts` alone, with a reason.
 */
import fs from 'node:fs'
import path from 'node:path'
import { ACTION_TABLE_PATH, actionTable } from './action-table'
import { runCommand } from './arguments'
import { renewDatabaseFile } from './database-file'
import { renewPages } from './make-docs'
import { repositoryFiles } from './repository-files'
import { ROOT } from './stale'
import { recordAdditions } from './wire/wire-files'

const MADE = /\.md$|(^|\/)wire\.json$|^cloudfunctions\/database\.json$/

runCommand(async () => {
  const before = texts()
  // First, because pages tell of it.
  renewDatabaseFile()
  recordAdditions()
  fs.writeFileSync(ACTION_TABLE_PATH, actionTable())
  await renewPages()
  for (const [file, text] of texts()) if (before.get(file) !== text) console.log(file)
  return undefined
})

function texts(): Map<string, string> {
  const made = repositoryFiles().filter((file) => MADE.test(file))
  return new Map(made.map((file) => [file, fs.readFileSync(path.join(ROOT, file), 'utf8')]))
}
