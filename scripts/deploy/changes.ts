import { isDeepStrictEqual } from 'node:util'
import type { Cloud, FoundFunction, FoundIndex, FunctionOrder, WantedIndex } from './cloud'
import type { CollectionPlan } from './database-plan'
import type { Found } from './found'
import type { Wanted } from './wanted'

/** One step of a deployment. Repeating it changes nothing. */
export interface Change {
  /** In Chinese, as `--plan` prints it. Never a key. */
  title: string
  run(cloud: Cloud): Promise<void>
}

/**
 * What takes an environment to what it should be, in an order in which it may stop anywhere: closed before it holds
 * anything, indexes before code that needs them, the functions of phones before `jobs`, the way in from outside last.
 * Nothing is ever taken away.
 */
export function changesTo(wanted: Wanted, found: Found, domain: string | null): Change[] {
  return [
    ...wanted.collections.flatMap((plan) => collectionChanges(plan, found)),
    ...ruleChanges(wanted, found),
    ...byRelease(wanted.functions).flatMap((order) => functionChanges(order, found.functions.get(order.name))),
    ...hostingChanges(wanted, found),
    ...routeChanges(wanted, found, domain),
  ]
}

/** Differences that nobody should settle by machine, as Chinese sentences. */
export function disputes(wanted: Wanted, found: Found): string[] {
  const indexes = wanted.collections.flatMap(({ CollectionName: name, CreateIndexes }) => {
    const there = found.collections.get(name)?.indexes ?? []
    const others = CreateIndexes.filter((index) =>
      there.some((one) => one.name === index.IndexName && !isSame(one, index)),
    )
    return others.map(
      ({ IndexName }) =>
        `集合 ${name} 的索引 ${IndexName} 字段或唯一性不一样：在控制台删掉它，再运行一次，会照清单重建`,
    )
  })
  const runtimes = wanted.functions.flatMap(({ name, runtime }) => {
    const there = found.functions.get(name)
    if (!there || there.runtime === runtime) return []
    return [`云函数 ${name} 是 ${there.runtime}，要 ${runtime}：运行环境建好就改不了，在控制台删掉这个函数，再运行一次`]
  })
  return [...indexes, ...runtimes]
}

function collectionChanges({ CollectionName: name, CreateIndexes }: CollectionPlan, found: Found): Change[] {
  const there = found.collections.get(name)
  const create = { title: `建集合 ${name}`, run: (cloud: Cloud) => cloud.createCollection(name) }
  const close = { title: `关上集合 ${name}（仅管理端可读写）`, run: (cloud: Cloud) => cloud.closeCollection(name) }
  const missing = CreateIndexes.filter(({ IndexName }) => !there?.indexes.some((one) => one.name === IndexName))
  return [
    ...(there ? [] : [create]),
    ...(there?.rule === 'ADMINONLY' ? [] : [close]),
    ...missing.map((index) => ({
      title: `建索引 ${name}.${index.IndexName}`,
      run: (cloud: Cloud) => cloud.createIndex(name, index),
    })),
  ]
}

function ruleChanges({ functionRules }: Wanted, found: Found): Change[] {
  if (found.functionRules !== null && isSameJson(functionRules, found.functionRules)) return []
  return [
    {
      title: '设云函数安全规则（手机进不了 desk、jobs、ops、till）',
      run: (cloud) => cloud.setFunctionRules(functionRules),
    },
  ]
}

/** `jobs` begins migrations, after which older functions refuse: it comes last. */
function byRelease<T extends { name: string }>(functions: readonly T[]): T[] {
  return [...functions.filter(({ name }) => name !== 'jobs'), ...functions.filter(({ name }) => name === 'jobs')]
}

function functionChanges(order: Wanted['functions'][number], there: FoundFunction | undefined): Change[] {
  const { name, timers } = order
  const missing = timers.filter((timer) => !there?.timers.includes(timer.name))
  const timing = missing.map((timer) => ({
    title: `建定时器 ${name}.${timer.name}（${timer.config}）`,
    run: (cloud: Cloud) => cloud.createTimer(name, timer),
  }))
  if (!there) {
    const title = `建云函数 ${name}（${order.runtime}，${order.memorySize} MB，${order.timeout} 秒）`
    return [{ title, run: (cloud) => cloud.createFunction(order) }, ...timing]
  }
  // The runtime of a function never changes; `disputes` says what to do.
  return [...replacements(order, there), ...timing]
}

function replacements(order: FunctionOrder, there: FoundFunction): Change[] {
  const { name } = order
  const isOldCode = there.description !== order.description
  const settings = settingsThatDiffer(order, there)
  const code = { title: `换云函数 ${name} 的代码`, run: (cloud: Cloud) => cloud.replaceCode(order) }
  // The mark is set after the code, so a run that dies between them uploads the code again.
  const configure = {
    title: `设云函数 ${name}：${[...settings, ...(isOldCode ? ['版本标记'] : [])].join('、')}`,
    run: (cloud: Cloud) => cloud.configure({ ...order, variables: { ...there.variables, ...order.variables } }),
  }
  return [...(isOldCode ? [code] : []), ...(isOldCode || settings.length > 0 ? [configure] : [])]
}

function settingsThatDiffer(order: FunctionOrder, there: FoundFunction): string[] {
  const names = Object.keys(order.variables).filter((name) => order.variables[name] !== there.variables[name])
  return [
    ...(there.timeout === order.timeout ? [] : [`超时 ${there.timeout} → ${order.timeout} 秒`]),
    ...(there.memorySize === order.memorySize ? [] : [`内存 ${there.memorySize} → ${order.memorySize} MB`]),
    ...names.map((name) => `环境变量 ${name}`),
  ]
}

function hostingChanges({ desk }: Wanted, found: Found): Change[] {
  const open = { title: '开通静态网站（要几分钟，没好就再运行一次）', run: (cloud: Cloud) => cloud.openHosting() }
  const upload = { title: '上传运营台网页', run: (cloud: Cloud) => cloud.uploadHosting(desk) }
  if (found.hosting === 'missing') return [open, upload]
  return found.isDeskCurrent ? [] : [upload]
}

function routeChanges({ routes }: Wanted, { domains }: Found, domain: string | null): Change[] {
  if (domain === null) return []
  const there = new Set(domains.find((one) => one.domain === domain)?.paths)
  return routes
    .filter((route) => !there.has(route.path))
    .map((route) => ({
      title: `建 HTTP 路由 ${domain}${route.path} → ${route.to.kind === 'site' ? '静态网站' : `云函数 ${route.to.name}`}`,
      run: (cloud: Cloud) => cloud.createRoute(domain, route),
    }))
}

function isSame(found: FoundIndex, { MgoKeySchema: { MgoIndexKeys, MgoIsUnique } }: WantedIndex): boolean {
  const wantedKeys = MgoIndexKeys.map(({ Name, Direction }) => ({ name: Name, direction: Direction }))
  return found.isUnique === MgoIsUnique && isDeepStrictEqual(found.keys, wantedKeys)
}

function isSameJson(one: string, other: string): boolean {
  try {
    return isDeepStrictEqual(JSON.parse(one), JSON.parse(other))
  } catch {
    return false // What is no JSON was not set by us.
  }
}
