import fs from 'node:fs'
import path from 'node:path'
import { readSchema } from '../../local-cloud/schema'
import { FUNCTION_NAMES } from '../build-cloudfunctions'
import { DESK_ROOT } from '../build-desk'
import { FUNCTIONS_ROOT, ROUTES_FILE, RULES_FILE } from '../builds'
import { digestOf } from '../stale'
import { readFunctionConfig } from './build-check'
import type { BuildRecord } from './build-record'
import type { FunctionOrder, Route, Site, Timer } from './cloud'
import { type CollectionPlan, toDatabasePlan } from './database-plan'

/** All that an environment should be, from the files of this checkout and its build. */
export interface Wanted {
  collections: readonly CollectionPlan[]
  functionRules: string
  functions: readonly (FunctionOrder & { timers: readonly Timer[] })[]
  routes: readonly Route[]
  desk: Site
}

export interface WantedRoots {
  functions: string
  desk: string
}

/** @param variables what every function gets in its environment: the keys, and the address of the desk */
export function wantedOf(
  { commit }: Pick<BuildRecord, 'commit'>,
  variables: Readonly<Record<string, string>>,
  roots: WantedRoots = { functions: FUNCTIONS_ROOT, desk: DESK_ROOT },
): Wanted {
  return {
    collections: toDatabasePlan(readSchema()),
    functionRules: fs.readFileSync(RULES_FILE, 'utf8'),
    functions: FUNCTION_NAMES.map((name) => functionOf(name, commit, variables, roots.functions)),
    routes: [...routesOf(ROUTES_FILE), { path: '/', to: { kind: 'site' } }],
    desk: { folder: roots.desk, mark: markOf(commit, roots.desk) },
  }
}

function functionOf(name: string, commit: string, variables: Readonly<Record<string, string>>, root: string) {
  const folder = path.join(root, name)
  const { runtime, timeout, memorySize, triggers = [] } = readFunctionConfig(folder)
  const timers = triggers.map((trigger) => ({ name: trigger.name, config: trigger.config }))
  return { name, folder, runtime, timeout, memorySize, timers, variables, description: markOf(commit, folder) }
}

function markOf(commit: string, folder: string): string {
  return `changlai ${commit} ${digestOf([folder]).slice(0, 16)}`
}

function routesOf(file: string): Route[] {
  // The file is ours, and `scripts/structure.test.ts` holds its shape.
  const routes = JSON.parse(fs.readFileSync(file, 'utf8')) as Record<string, { function: string }>
  return Object.entries(routes).map(([at, { function: name }]) => ({ path: at, to: { kind: 'function', name } }))
}
