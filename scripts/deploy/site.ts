import path from 'node:path'
import { UsageError } from '../arguments'
import { FUNCTION_NAMES } from '../build-cloudfunctions'
import { buildStaleDesk, FUNCTIONS_ROOT } from '../builds'
import { CLOUD_KEY_FILE, type CloudKey, readCloudKey } from '../cloud-key'
import { ROOT } from '../stale'
import { readFunctionConfig } from './build-check'
import type { BuildRecord } from './build-record'
import { byHand } from './by-hand'
import type { Cloud } from './cloud'
import { diagnose, findingLines } from './doctor'
import { functionsOf, lookAt } from './found'
import { MANAGER_NODE_VERSION, openManagerNode } from './manager-node'
import { deployTo, domainOf, ownerCode, planFor, type Say } from './run-deployment'
import { keysOf } from './shop-keys'
import { type Wanted, wantedOf } from './wanted'
import { wayBack } from './way-back'

/** An environment, what it should be, and what is kept on this machine of it. */
export interface Site {
  cloud: Cloud
  wanted: Wanted
  domain: string | null
  /** Whether the shop begins now: it has no functions yet. */
  isNew: boolean
  keysFile: string
  saveKeys(): boolean
  say: Say
}

interface SiteOptions {
  built: BuildRecord
  keyFile: string | null
  domain: string | null
  say: Say
}

export async function openSite({ built, keyFile, domain: named, say }: SiteOptions): Promise<Site> {
  const { cloud } = openCloud(built.envId, keyFile)
  await buildStaleDesk()
  return { ...(await siteOf(cloud, built, named, keysFileOf(built.envId))), say }
}

/** Where this machine keeps the keys of a shop. */
export const keysFileOf = (envId: string): string => path.join(ROOT, '.data', `keys-${envId}.json`)

/** @param keyFile null for the one that the desk uses too. @throws UsageError without key or tool */
export function openCloud(envId: string, keyFile: string | null): { cloud: Cloud; key: CloudKey } {
  const key = readCloudKey(keyFile === null ? CLOUD_KEY_FILE : path.resolve(keyFile))
  const cloud = openManagerNode(envId, key)
  if (!cloud) throw new UsageError(`Run first: npm install --no-save @cloudbase/manager-node@${MANAGER_NODE_VERSION}`)
  return { cloud, key }
}

/** @param named the domain of the desk and of tills; without one, the environment's own */
export async function siteOf(cloud: Cloud, built: BuildRecord, named: string | null, keysFile: string) {
  const functions = await functionsOf(cloud, FUNCTION_NAMES)
  const { keys, others, save: saveKeys } = keysOf(keysFile, functions.values())
  const domain = domainOf(await cloud.findDomains(), named)
  const variables = { ...keys, ...others, ...(domain === null ? {} : { CHANGLAI_DESK_ORIGIN: `https://${domain}` }) }
  return { cloud, wanted: wantedOf(built, variables), domain, isNew: functions.size === 0, keysFile, saveKeys }
}

export async function printPlan({ cloud, wanted, domain, say }: Site): Promise<undefined> {
  const lines = await planFor(cloud, wanted, domain)
  say(lines.length === 0 ? '都已经是该有的样子，没有要做的。' : `要做 ${lines.length} 件，现在什么都没做：`)
  for (const line of lines) say(`  ${line}`)
  await sayWayBack({ cloud, wanted, say })
}

async function sayWayBack({ cloud, wanted, say }: Pick<Site, 'cloud' | 'wanted' | 'say'>): Promise<void> {
  const lines = await wayBack(cloud, wanted)
  if (lines.length > 0) say('\n退路：')
  for (const line of lines) say(`  ${line}`)
}

/** @param uploadMiniProgram null where it is uploaded by hand */
export async function deploySite(site: Site, uploadMiniProgram: (() => Promise<void>) | null): Promise<void> {
  const { cloud, wanted, domain, isNew, keysFile, say } = site
  // Kept before any function has them: keys that only the cloud knew would be lost with it.
  if (site.saveKeys()) {
    say(
      `密钥写在 ${path.relative(ROOT, keysFile)}。现在就抄一份，和店里的营业执照放在一起：丢了，会员的手机号再也解不开。`,
    )
  }
  await sayWayBack(site)
  const done = await deployTo(cloud, wanted, domain, say)
  say(done === 0 ? '云环境已经是该有的样子。' : `云环境做好了，共 ${done} 步。`)
  if (isNew) say(ownerCodeLine(await ownerCode(cloud)))
  if (uploadMiniProgram) {
    await uploadMiniProgram()
    say('小程序已上传，在 mp.weixin.qq.com → 版本管理 里能看到。')
  }
  say('\n只有人能做的（做过的不用再做）：')
  const configs = FUNCTION_NAMES.map((name) => [name, readFunctionConfig(path.join(FUNCTIONS_ROOT, name))] as const)
  for (const [index, line] of byHand(Object.fromEntries(configs)).entries()) say(`  ${index + 1}. ${line}`)
  if (!uploadMiniProgram)
    say('  还有：小程序没有上传。设好 CHANGLAI_UPLOAD_KEY 和 CHANGLAI_APPID 再运行，或用开发者工具上传 dist/weapp。')
}

export function ownerCodeLine(code: string): string {
  return `所有者代码：${code}（一天内有效，只能用一次）。手机打开小程序 → 登录运营台 → 首次使用，填代码和称呼。`
}

/** @returns 1 when something stops the shop or opens it */
export async function examine({ cloud, wanted, domain, say }: Site): Promise<number> {
  const findings = diagnose(wanted, await lookAt(cloud, wanted), domain, Date.now())
  for (const line of findingLines(findings)) say(line)
  return findings.some(({ level }) => level === 'bad') ? 1 : 0
}
