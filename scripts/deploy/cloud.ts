import type { DeployedFunction } from './uploader'

/** What a deployment asks of an environment; see docs/deploy-evidence.md for what of it was seen. */
export interface Cloud {
  listCollections(): Promise<string[]>
  /** Null where there is no such collection. */
  findIndexes(collection: string): Promise<FoundIndex[] | null>
  /** The base permission of each collection that was asked for, by name. */
  findRules(collections: readonly string[]): Promise<ReadonlyMap<string, string>>
  createCollection(collection: string): Promise<void>
  closeCollection(collection: string): Promise<void>
  createIndex(collection: string, index: WantedIndex): Promise<void>

  /** The rules of functions as text, null where none were set. */
  findFunctionRules(): Promise<string | null>
  setFunctionRules(text: string): Promise<void>

  findFunction(name: string): Promise<FoundFunction | null>
  createFunction(wanted: FunctionOrder): Promise<void>
  replaceCode(wanted: FunctionOrder): Promise<void>
  configure(wanted: FunctionOrder): Promise<void>
  createTimer(name: string, timer: Timer): Promise<void>
  /** What the function answered, as text. */
  invoke(name: string, event: object): Promise<string>

  findDomains(): Promise<FoundDomain[]>
  createRoute(domain: string, route: Route): Promise<void>

  /** `missing` was never opened, `waiting` is being made. */
  findHosting(): Promise<'missing' | 'waiting' | 'online'>
  openHosting(): Promise<void>
  /** Uploads a folder and then its mark; what lies there under the same names is replaced. */
  uploadHosting(site: Site): Promise<void>
  /** Whether what is served was uploaded under this mark. */
  isHosted(mark: string): Promise<boolean>

  findAccount(): Promise<Account>
}

export interface FoundIndex {
  name: string
  isUnique: boolean
  keys: { name: string; direction: string }[]
}

/** In the words of the management API. */
export interface WantedIndex {
  IndexName: string
  MgoKeySchema: {
    MgoIndexKeys: { Name: string; Direction: string }[]
    MgoIsUnique: boolean
    MgoIsSparse: boolean
  }
}

export interface FoundFunction extends DeployedFunction {
  /** What `configure` left there: which build this is. */
  description: string
  variables: Readonly<Record<string, string>>
  timers: readonly string[]
}

export interface FunctionOrder extends DeployedFunction {
  name: string
  folder: string
  description: string
  variables: Readonly<Record<string, string>>
}

/** `mark` names the build: two that differ in one byte have other marks. */
export interface Site {
  folder: string
  mark: string
}

export interface Timer {
  name: string
  config: string
}

export interface Route {
  path: string
  /** A function, or the static site. */
  to: { kind: 'function'; name: string } | { kind: 'site' }
}

export interface FoundDomain {
  domain: string
  isDefault: boolean
  paths: readonly string[]
}

export interface Account {
  /** Whether the environment goes on, for money, when the points of its plan are used up; null where nobody says. */
  hasOverrun: boolean | null
  pointsUsed: number | null
  /** Null where the plan names none. */
  pointsMax: number | null
  expiresAt: string | null
}
