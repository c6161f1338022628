import type { Account, Cloud, FoundDomain, FoundFunction, FoundIndex } from './cloud'
import type { Wanted } from './wanted'

/** All of an environment that a deployment compares with what it should be. */
export interface Found {
  collections: ReadonlyMap<string, { indexes: readonly FoundIndex[]; rule: string | null }>
  functionRules: string | null
  functions: ReadonlyMap<string, FoundFunction>
  domains: readonly FoundDomain[]
  hosting: 'missing' | 'waiting' | 'online'
  /** Whether the desk that is served is the wanted one. */
  isDeskCurrent: boolean
  account: Account
}

/** Reads only. */
export async function lookAt(cloud: Cloud, wanted: Pick<Wanted, 'collections' | 'functions' | 'desk'>): Promise<Found> {
  const hosting = await cloud.findHosting()
  return {
    collections: await collectionsOf(cloud, wanted),
    functionRules: await cloud.findFunctionRules(),
    functions: await functionsOf(
      cloud,
      wanted.functions.map(({ name }) => name),
    ),
    domains: await cloud.findDomains(),
    hosting,
    isDeskCurrent: hosting === 'online' && (await cloud.isHosted(wanted.desk.mark)),
    account: await cloud.findAccount(),
  }
}

export async function functionsOf(cloud: Cloud, names: readonly string[]): Promise<Map<string, FoundFunction>> {
  const found = new Map<string, FoundFunction>()
  for (const name of names) {
    const one = await cloud.findFunction(name)
    if (one) found.set(name, one)
  }
  return found
}

async function collectionsOf(
  cloud: Cloud,
  { collections }: Pick<Wanted, 'collections'>,
): Promise<Found['collections']> {
  const there = new Set(await cloud.listCollections())
  const names = collections.map(({ CollectionName }) => CollectionName).filter((name) => there.has(name))
  const rules = await cloud.findRules(names)
  const found = new Map<string, { indexes: readonly FoundIndex[]; rule: string | null }>()
  for (const name of names) {
    found.set(name, { indexes: (await cloud.findIndexes(name)) ?? [], rule: rules.get(name) ?? null })
  }
  return found
}
