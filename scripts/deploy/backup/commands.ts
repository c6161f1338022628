import path from 'node:path'
import { readSchema } from '../../../local-cloud/schema'
import { currentCommit } from '../../build-cloudfunctions'
import { ROOT } from '../../stale'
import type { Cloud } from '../cloud'
import type { Say } from '../run-deployment'
import { openCloud } from '../site'
import { documentsOf } from './documents'
import { fingerprintsOf, type Manifest } from './manifest'
import { restoreBackup } from './restore-backup'
import { takeBackup } from './take-backup'

interface Place {
  envId: string
  keyFile: string | null
  say: Say
}

/** Writes the whole shop into a new folder of this machine. @param to null for one that is named after the hour */
export async function backUp({ envId, keyFile, say }: Place, to: string | null): Promise<void> {
  const { cloud, key } = openCloud(envId, keyFile)
  const stamp = new Date().toISOString().slice(0, 16).replace(/\D/g, '')
  const folder = path.resolve(to ?? path.join(ROOT, '.data', `backup-${envId}-${stamp}`))
  await takeBackup(documentsOf(envId, key), {
    folder,
    collections: Object.keys(readSchema().collections),
    envId,
    commit: currentCommit(),
    keys: await keysIn(cloud),
    now: Date.now,
    say,
  })
  say(`备份好了：${folder}。里面是会员的资料，和密钥分开放，谁都不要发。`)
}

/** Puts a folder of `backUp` into an environment that was deployed and has no shop in it. */
export async function restore({ envId, keyFile, say }: Place, from: string): Promise<void> {
  const { cloud, key } = openCloud(envId, keyFile)
  const options = { folder: path.resolve(from), envId, keys: await keysIn(cloud), say }
  await restoreBackup(documentsOf(envId, key), options)
  say(
    '放回去了。现在对一遍账：发 job.run，job 写 audit-ledgers，直到 status 是 done，再看 job.listAlerts 有没有新的提醒。',
  )
}

/** All functions have the same keys: a deployment sees to that. */
async function keysIn(cloud: Cloud): Promise<Manifest['keys']> {
  return fingerprintsOf((await cloud.findFunction('api'))?.variables ?? {})
}
