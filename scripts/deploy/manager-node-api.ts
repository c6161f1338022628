import type { WantedIndex } from './cloud'

/** What is used of @cloudbase/manager-node 5.6.5, in its own words, as its typings have it. */
export type ManagerNode = new (options: { secretId: string; secretKey: string; envId: string }) => ManagementSdk

export interface ManagementSdk {
  database: {
    listCollections(page: {
      MgoLimit: number
      MgoOffset: number
    }): Promise<{ Collections: { CollectionName: string }[] }>
    describeCollection(collection: string): Promise<{
      Indexes?: { Name: string; Unique: boolean; Keys: { Name?: string; Direction?: string }[] }[]
    }>
    createCollection(collection: string): Promise<unknown>
    updateCollection(collection: string, change: { CreateIndexes: WantedIndex[] }): Promise<unknown>
  }
  permission: {
    describeResourcePermission(of: { resourceType: 'collection' | 'function'; resources?: string[] }): Promise<{
      Data: { PermissionList: { Resource?: string; Permission?: string; SecurityRule?: string }[] }
    }>
    modifyResourcePermission(of: {
      resourceType: 'collection' | 'function'
      resource?: string
      permission: 'ADMINONLY' | 'CUSTOM'
      securityRule?: string
    }): Promise<unknown>
  }
  functions: {
    getFunctionDetail(name: string): Promise<{
      Runtime: string
      Timeout: number
      MemorySize: number
      Description: string
      Environment: { Variables: { Key: string; Value: string }[] }
      Triggers: { TriggerName: string; Type: string }[]
    }>
    createFunction(order: CodeWords): Promise<unknown>
    updateFunctionCode(order: CodeWords): Promise<unknown>
    updateFunctionConfig(func: FunctionWords): Promise<unknown>
    waitFunctionActive(name: string): Promise<void>
    createFunctionTriggers(name: string, triggers: { name: string; type: 'timer'; config: string }[]): Promise<unknown>
    invokeFunction(name: string, event: Record<string, unknown>): Promise<InvokeWords>
  }
  hosting: {
    getInfo(): Promise<{ Status: string }[] | undefined>
    enableService(): Promise<unknown>
    uploadFiles(what: { localPath: string; cloudPath: string; ignore?: string[] }): Promise<unknown>
    findFiles(where: { prefix: string; maxKeys: number }): Promise<{ Contents?: { Key: string; ETag: string }[] }>
  }
  env: {
    describeHttpServiceRoute(of: { EnvId: string }): Promise<{
      Domains?: { Domain: string; IsDefault: boolean; Routes?: { Path: string }[] }[]
    }>
    createHttpServiceRoute(of: { EnvId: string; Domain: { Domain: string; Routes: RouteWords[] } }): Promise<unknown>
    describeBillingInfo(of: { EnvId: string }): Promise<{
      EnvBillingInfoList?: { EnvId?: string; EnableOverrun?: boolean; FreeQuota?: string; ExpireTime?: string }[]
    }>
    describeEnvAccountCircle(of: { EnvId: string }): Promise<{ StartTime: string; EndTime: string }>
    describeCreditsUsageDetail(of: {
      EnvId: string
      Modules: string[]
      StartDate: string
      EndDate: string
      NeedUsageDetails: boolean
    }): Promise<{ Usages: { CreditsValue?: number }[] }>
  }
}

export interface FunctionWords {
  name: string
  runtime: string
  timeout: number
  memorySize: number
  description: string
  handler: string
  installDependency: boolean
  envVariables: Record<string, string>
}

interface CodeWords {
  func: FunctionWords
  functionPath: string
  deployMode: 'zip'
}

interface RouteWords {
  Path: string
  UpstreamResourceType: 'SCF' | 'STATIC_STORE'
  UpstreamResourceName?: string
  EnableAuth: boolean
  Enable: boolean
}

interface InvokeWords {
  RetMsg: string
  ErrMsg: string
  InvokeResult: number
}
