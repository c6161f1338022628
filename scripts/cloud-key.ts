import fs from 'node:fs'
import path from 'node:path'
import * as z from 'zod'
import { UsageError } from './arguments'
import { ROOT } from './stale'

export const CLOUD_KEY_FILE = path.join(ROOT, '.data', 'cloud-key.json')
const OTHERS_MAY = 0o077
const keySchema = z.strictObject({ secretId: z.string().min(1), secretKey: z.string().min(1) })

export type CloudKey = z.infer<typeof keySchema>

/** The key opens the whole environment: a file that others of this machine can read is refused. @throws UsageError */
export function readCloudKey(file: string): CloudKey {
  refuseReadableByOthers(file)
  try {
    return keySchema.parse(JSON.parse(fs.readFileSync(file, 'utf8')))
  } catch {
    throw new UsageError(`${file} does not hold { "secretId": "…", "secretKey": "…" }`)
  }
}

/** @throws UsageError where there is no such file, or where others of this machine can read it */
export function refuseReadableByOthers(file: string): void {
  const stat = fs.statSync(file, { throwIfNoEntry: false })
  if (!stat)
    throw new UsageError(`There is no ${file}. It holds { "secretId": "…", "secretKey": "…" } of the environment`)
  // Windows has no such bits; there the folder of the user protects the file.
  if (process.platform !== 'win32' && (stat.mode & OTHERS_MAY) !== 0) {
    throw new UsageError(`Others can read ${file}: chmod 600 ${file}`)
  }
}
