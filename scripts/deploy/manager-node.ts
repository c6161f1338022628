import { createHash } from 'node:crypto'
import fs from 'node:fs'
import { createRequire } from 'node:module'
import os from 'node:os'
import path from 'node:path'
import type { CloudKey } from '../cloud-key'
import { ROOT } from '../stale'
import type { Account, Cloud, FoundDomain, FoundFunction, FunctionOrder } from './cloud'
import type { ManagementSdk, ManagerNode } from './manager-node-api'

export const MANAGER_NODE_VERSION = '5.6.5'

const PAGE = 100
const MARK_FILE = 'version.txt'

/** Null when @cloudbase/manager-node is not installed. It is no dependency: 36 MB that only a deployment needs. */
export function openManagerNode(envId: string, key: CloudKey, root = ROOT): Cloud | null {
  let sdk: ManagerNode
  try {
    sdk = createRequire(path.join(root, 'package.json'))('@cloudbase/manager-node') as ManagerNode
  } catch {
    return null
  }
  return cloudOf(new sdk({ ...key, envId }), envId)
}

/** The port in the words of the management API. */
export function cloudOf(sdk: ManagementSdk, envId: string): Cloud {
  const { database, functions, permission, hosting, env } = sdk
  const permissionsOf = async (resources: string[]) => {
    const { Data } = await permission.describeResourcePermission({ resourceType: 'collection', resources })
    return Data.PermissionList
  }
  return {
    listCollections: async () => {
      const names: string[] = []
      for (;;) {
        const { Collections } = await database.listCollections({ MgoLimit: PAGE, MgoOffset: names.length })
        names.push(...Collections.map(({ CollectionName }) => CollectionName))
        if (Collections.length < PAGE) return names
      }
    },
    findIndexes: async (collection) => {
      const { Indexes = [] } = await database.describeCollection(collection)
      return Indexes.map(({ Name, Unique, Keys }) => ({
        name: Name,
        isUnique: Unique,
        keys: Keys.map((each) => ({ name: each.Name ?? '', direction: directionOf(each.Direction ?? '') })),
      }))
    },
    findRules: async (collections) => {
      const rules = new Map<string, string>()
      for (let from = 0; from < collections.length; from += PAGE) {
        for (const { Resource, Permission } of await permissionsOf(collections.slice(from, from + PAGE))) {
          if (Resource !== undefined && Permission !== undefined) rules.set(Resource, Permission)
        }
      }
      return rules
    },
    createCollection: async (collection) => void (await database.createCollection(collection)),
    closeCollection: async (resource) =>
      void (await permission.modifyResourcePermission({
        resourceType: 'collection',
        resource,
        permission: 'ADMINONLY',
      })),
    createIndex: async (collection, index) =>
      void (await database.updateCollection(collection, { CreateIndexes: [index] })),

    findFunctionRules: async () => {
      const { Data } = await permission.describeResourcePermission({ resourceType: 'function' })
      return Data.PermissionList[0]?.SecurityRule ?? null
    },
    setFunctionRules: async (securityRule) =>
      void (await permission.modifyResourcePermission({
        resourceType: 'function',
        permission: 'CUSTOM',
        securityRule,
      })),

    findFunction: async (name) => {
      try {
        return toFunction(await functions.getFunctionDetail(name))
      } catch (error) {
        if ((error as { code?: unknown }).code === 'ResourceNotFound.Function') return null
        throw error
      }
    },
    createFunction: async (order) =>
      void (await functions.createFunction({ func: toFunc(order), functionPath: order.folder, deployMode: 'zip' })),
    replaceCode: async (order) => {
      await functions.updateFunctionCode({ func: toFunc(order), functionPath: order.folder, deployMode: 'zip' })
      await functions.waitFunctionActive(order.name)
    },
    configure: async (order) => {
      await functions.updateFunctionConfig(toFunc(order))
      await functions.waitFunctionActive(order.name)
    },
    createTimer: async (name, timer) =>
      void (await functions.createFunctionTriggers(name, [{ ...timer, type: 'timer' }])),
    invoke: async (name, event) => {
      const { RetMsg, InvokeResult, ErrMsg } = await functions.invokeFunction(name, { ...event })
      if (InvokeResult !== 0) throw new Error(`${name} failed: ${ErrMsg}`)
      return RetMsg
    },

    findDomains: async () => {
      const { Domains = [] } = await env.describeHttpServiceRoute({ EnvId: envId })
      return Domains.map(
        ({ Domain, IsDefault, Routes = [] }): FoundDomain => ({
          domain: Domain,
          isDefault: IsDefault,
          paths: Routes.map((route) => route.Path),
        }),
      )
    },
    createRoute: async (domain, { path: at, to }) => {
      const upstream =
        to.kind === 'site'
          ? { UpstreamResourceType: 'STATIC_STORE' as const }
          : { UpstreamResourceType: 'SCF' as const, UpstreamResourceName: to.name }
      // The function itself decides who may call, because the gateway's sign-in does not know the shop's people.
      const Routes = [{ Path: at, ...upstream, EnableAuth: false, Enable: true }]
      await env.createHttpServiceRoute({ EnvId: envId, Domain: { Domain: domain, Routes } })
    },

    findHosting: async () => {
      const [site] = (await hosting.getInfo()) ?? []
      if (!site || site.Status === 'offline') return 'missing'
      return site.Status === 'online' ? 'online' : 'waiting'
    },
    openHosting: async () => void (await hosting.enableService()),
    uploadHosting: async ({ folder, mark }) => {
      const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'changlai-mark-'))
      const markFile = path.join(scratch, MARK_FILE)
      fs.writeFileSync(markFile, mark)
      try {
        // The page is uploaded after what it loads, so a browser that opens it meanwhile gets the earlier one, whole.
        await hosting.uploadFiles({ localPath: folder, cloudPath: '', ignore: ['index.html'] })
        await hosting.uploadFiles({ localPath: path.join(folder, 'index.html'), cloudPath: 'index.html' })
        await hosting.uploadFiles({ localPath: markFile, cloudPath: MARK_FILE })
      } finally {
        fs.rmSync(scratch, { recursive: true, force: true })
      }
    },
    isHosted: async (mark) => {
      const { Contents = [] } = await hosting.findFiles({ prefix: MARK_FILE, maxKeys: 1 })
      const md5 = createHash('md5').update(mark).digest('hex')
      return Contents.some(({ Key, ETag }) => Key === MARK_FILE && ETag.replaceAll('"', '') === md5)
    },

    findAccount: () => findAccount(sdk, envId),
  }
}

function toFunction(found: Awaited<ReturnType<ManagementSdk['functions']['getFunctionDetail']>>): FoundFunction {
  return {
    runtime: found.Runtime,
    timeout: found.Timeout,
    memorySize: found.MemorySize,
    description: found.Description,
    variables: Object.fromEntries(found.Environment.Variables.map(({ Key, Value }) => [Key, Value])),
    timers: found.Triggers.filter(({ Type }) => Type === 'timer').map(({ TriggerName }) => TriggerName),
  }
}

function toFunc({ name, runtime, timeout, memorySize, description, variables }: FunctionOrder) {
  return {
    name,
    runtime,
    timeout,
    memorySize,
    description,
    handler: 'index.main',
    // Everything is in the bundle: nothing is installed in the cloud.
    installDependency: false,
    envVariables: { ...variables },
  }
}

async function findAccount({ env }: ManagementSdk, envId: string): Promise<Account> {
  const { EnvBillingInfoList = [] } = await env.describeBillingInfo({ EnvId: envId })
  const billing = EnvBillingInfoList.find((one) => one.EnvId === envId)
  const { StartTime, EndTime } = await env.describeEnvAccountCircle({ EnvId: envId })
  const { Usages } = await env.describeCreditsUsageDetail({
    EnvId: envId,
    Modules: [],
    StartDate: StartTime.slice(0, 10),
    EndDate: EndTime.slice(0, 10),
    NeedUsageDetails: false,
  })
  const quota = Number(billing?.FreeQuota)
  return {
    hasOverrun: billing?.EnableOverrun ?? null,
    pointsUsed: Usages.reduce((sum, { CreditsValue = 0 }) => sum + CreditsValue, 0),
    pointsMax: Number.isFinite(quota) && quota > 0 ? quota : null,
    expiresAt: billing?.ExpireTime ?? null,
  }
}

/** The service writes a direction as 1, "1" or "1.0"; `database.json` as "1". */
function directionOf(written: string): string {
  const number = Number(written)
  return Number.isNaN(number) ? written : String(number)
}
