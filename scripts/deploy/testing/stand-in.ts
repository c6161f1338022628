import type { ManagementSdk } from '../manager-node-api'

interface StoodIn {
  collections: Map<
    string,
    { rule: string; indexes: { Name: string; Unique: boolean; Keys: { Name: string; Direction: string }[] }[] }
  >
  functionRules: string | null
  functions: Map<string, Awaited<ReturnType<ManagementSdk['functions']['getFunctionDetail']>> & { code: string }>
  domains: { Domain: string; IsDefault: boolean; Routes: { Path: string; to: string }[] }[]
  site: 'missing' | 'process' | 'online'
  hosted: Map<string, string>
  billing: { EnableOverrun?: boolean; FreeQuota?: string; ExpireTime?: string }
  points: number
  /** What functions answer to a request by action, one after the other, the last one for ever. */
  replies: Record<string, ((requestId: string) => object)[]>
  /** Every call that writes, in order. */
  writes: string[]
  /** The write at which the service does not answer any more; 0 is never. */
  failsAtWrite: number
}

const ownerCode = () => ({ ok: true, data: { code: '7K3M-9QX2' } })

/**
 * A new environment behind the management SDK, as its typings and documented defaults have it: collections begin open
 * to whoever made a document, a function exists once, `updateFunctionConfig` replaces all variables and never the runtime.
 */
export function standIn(md5Of: (localPath: string) => string): { sdk: ManagementSdk; state: StoodIn } {
  const state: StoodIn = {
    collections: new Map(),
    functionRules: null,
    functions: new Map(),
    domains: [{ Domain: 'prod-1.service.tcloudbase.com', IsDefault: true, Routes: [] }],
    site: 'missing',
    hosted: new Map(),
    billing: { EnableOverrun: true, FreeQuota: '40000', ExpireTime: '2030-01-01 00:00:00' },
    points: 1200,
    replies: { 'grant.makeOwnerCode': [ownerCode] },
    writes: [],
    failsAtWrite: 0,
  }
  const write = (what: string) => {
    if (state.writes.length + 1 === state.failsAtWrite) {
      state.failsAtWrite = 0
      throw new Error('socket hang up')
    }
    state.writes.push(what)
  }
  const collectionOf = (name: string) => {
    const found = state.collections.get(name)
    if (!found) throw Object.assign(new Error(`no table ${name}`), { code: 'ResourceNotFound' })
    return found
  }
  const functionOf = (name: string) => {
    const found = state.functions.get(name)
    if (!found) throw Object.assign(new Error(`no ${name}`), { code: 'ResourceNotFound.Function' })
    return found
  }
  const domainOf = (name: string) => {
    const found = state.domains.find(({ Domain }) => Domain === name)
    if (!found) throw new Error(`the domain ${name} is not bound`)
    return found
  }
  const variablesOf = (variables: Record<string, string>) => ({
    Variables: Object.entries(variables).map(([Key, Value]) => ({ Key, Value })),
  })
  const sdk: ManagementSdk = {
    database: {
      listCollections: async ({ MgoLimit, MgoOffset }) => ({
        Collections: [...state.collections.keys()]
          .slice(MgoOffset, MgoOffset + MgoLimit)
          .map((CollectionName) => ({ CollectionName })),
      }),
      describeCollection: async (name) => ({ Indexes: collectionOf(name).indexes }),
      createCollection: async (name) => {
        write(`createCollection ${name}`)
        if (state.collections.has(name)) throw new Error('Table exist')
        state.collections.set(name, { rule: 'PRIVATE', indexes: [] })
      },
      updateCollection: async (name, { CreateIndexes }) => {
        write(`index ${name}.${CreateIndexes.map(({ IndexName }) => IndexName).join()}`)
        const { indexes } = collectionOf(name)
        for (const { IndexName, MgoKeySchema } of CreateIndexes) {
          if (indexes.some((one) => one.Name === IndexName)) throw new Error('index exists')
          indexes.push({ Name: IndexName, Unique: MgoKeySchema.MgoIsUnique, Keys: MgoKeySchema.MgoIndexKeys })
        }
      },
    },
    permission: {
      describeResourcePermission: async ({ resourceType, resources = [] }) => {
        if (resourceType === 'collection') {
          if (resources.length > 100) throw new Error('resources length must be <= 100')
          const PermissionList = resources.map((name) => ({ Resource: name, Permission: collectionOf(name).rule }))
          return { Data: { PermissionList } }
        }
        const rules = state.functionRules
        return { Data: { PermissionList: rules === null ? [] : [{ Permission: 'CUSTOM', SecurityRule: rules }] } }
      },
      modifyResourcePermission: async ({ resourceType, resource = '', permission, securityRule }) => {
        write(`permission ${resourceType} ${resource}`.trim())
        if (resourceType === 'collection') collectionOf(resource).rule = permission
        else state.functionRules = securityRule ?? null
      },
    },
    functions: {
      getFunctionDetail: async (name) => functionOf(name),
      createFunction: async ({ func, functionPath }) => {
        write(`createFunction ${func.name}`)
        if (state.functions.has(func.name)) throw new Error('ResourceInUse.Function')
        state.functions.set(func.name, {
          Runtime: func.runtime,
          Timeout: func.timeout,
          MemorySize: func.memorySize,
          Description: func.description,
          Environment: variablesOf(func.envVariables),
          Triggers: [],
          code: functionPath,
        })
      },
      updateFunctionCode: async ({ func, functionPath }) => {
        write(`code ${func.name}`)
        functionOf(func.name).code = functionPath
      },
      updateFunctionConfig: async ({ name, timeout, memorySize, description, envVariables }) => {
        write(`configure ${name}`)
        const changed = { Timeout: timeout, MemorySize: memorySize, Description: description }
        Object.assign(functionOf(name), changed, { Environment: variablesOf(envVariables) })
      },
      waitFunctionActive: async () => {},
      createFunctionTriggers: async (name, triggers) => {
        write(`timer ${name}`)
        functionOf(name).Triggers.push(...triggers.map((one) => ({ TriggerName: one.name, Type: one.type })))
      },
      invokeFunction: async (name, event) => {
        functionOf(name)
        const [next, ...later] = state.replies[String(event.action)] ?? []
        if (later.length > 0) state.replies[String(event.action)] = later
        const reply = next?.(String(event.requestId)) ?? { ok: false, error: { code: 'UNKNOWN' } }
        return { RetMsg: JSON.stringify(reply), ErrMsg: '', InvokeResult: 0 }
      },
    },
    hosting: {
      getInfo: async () => (state.site === 'missing' ? [] : [{ Status: state.site }]),
      enableService: async () => {
        write('enableService')
        state.site = 'online'
      },
      uploadFiles: async ({ localPath, cloudPath }) => {
        write(`upload ${cloudPath}`.trim())
        state.hosted.set(cloudPath, md5Of(localPath))
      },
      findFiles: async ({ prefix }) => ({
        Contents: [...state.hosted]
          .filter(([Key]) => Key.startsWith(prefix))
          .map(([Key, md5]) => ({ Key, ETag: `"${md5}"` })),
      }),
    },
    env: {
      describeHttpServiceRoute: async () => ({ Domains: state.domains }),
      createHttpServiceRoute: async ({ Domain }) => {
        for (const { Path, UpstreamResourceType, UpstreamResourceName } of Domain.Routes) {
          write(`route ${Path}`)
          domainOf(Domain.Domain).Routes.push({ Path, to: UpstreamResourceName ?? UpstreamResourceType })
        }
      },
      describeBillingInfo: async ({ EnvId }) => ({ EnvBillingInfoList: [{ EnvId, ...state.billing }] }),
      describeEnvAccountCircle: async () => ({ StartTime: '2026-11-01 00:00:00', EndTime: '2026-11-30 23:59:59' }),
      describeCreditsUsageDetail: async () => ({ Usages: [{ CreditsValue: state.points }] }),
    },
  }
  return { sdk, state }
}
