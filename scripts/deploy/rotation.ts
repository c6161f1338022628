import { randomBytes, randomUUID } from 'node:crypto'
import * as z from 'zod'
import { OTHER_KEY } from '../../cloudfunctions/platform/crypto/keys'
import { PlainError } from '../../local-cloud/plain-error'
import { UsageError } from '../arguments'
import { FUNCTION_NAMES } from '../build-cloudfunctions'
import type { Cloud, FoundFunction } from './cloud'
import { functionsOf } from './found'
import type { Say } from './run-deployment'
import { readKeys, retireKey, writeKeys } from './shop-keys'

/** Keys that can be changed while the shop is open, by the word that names them on the command line. */
export const ROTATED = {
  field: { name: 'CHANGLAI_FIELD_KEY', kept: 0 },
  // A till that was cut off may still bring codes of a week ago.
  code: { name: 'CHANGLAI_CODE_KEY', kept: 8 },
  // What is kept about people who left is removed after 24 months. Until then some of it stands under the earlier key.
  person: { name: 'CHANGLAI_PERSON_KEY', kept: 732 },
} as const

export type RotatedKey = keyof typeof ROTATED

const DAY_MS = 86_400_000
/** How long an instance may continue with the variables it started with. */
const SETTLED_MS = 10 * 60_000
const SLICES_MAX = 10_000

/**
 * Where a change of keys stands. `told`: every function knows the new key beside the old one, which is still used.
 * `turned`: the new one is used, the old one still understood. `ending`: the old one is being taken away.
 */
type Stage = 'told' | 'turned' | 'ending'

interface Rotation {
  cloud: Cloud
  /** Of the shop's keys, see `keysOf`. */
  file: string
  key: RotatedKey
  now: number
  say: Say
}

/**
 * Does the next step of changing a key, as far as it can be done now, and says what comes after. Run again it goes on
 * where it stands, also when it was cut off anywhere: a key is written to the file before any function has it.
 * @throws UsageError for a key that has to stay, or where the file is missing
 */
export async function rotateKey(rotation: Rotation): Promise<void> {
  const { cloud, file, key, now, say } = rotation
  const { name } = ROTATED[key]
  const kept = readKeys(file)
  if (!kept?.[name])
    throw new UsageError(`${file} 里没有 ${name}：先在有这个文件的电脑上运行，或先做一次 npm run deploy`)
  const stage = stageOf(kept, name)
  if (stage === null) {
    const other = randomBytes(32).toString('base64')
    writeKeys(file, { ...kept, [`${name}${OTHER_KEY}`]: other, [`${name}_STAGE`]: `told ${now}` })
    say('新密钥已写进密钥文件。')
    return rotateKey(rotation)
  }
  if (stage.stage === 'ending') return takeAway(rotation, kept)
  const pair = { [name]: kept[name], [`${name}${OTHER_KEY}`]: kept[`${name}${OTHER_KEY}`] ?? '' }
  const others = await functionsWithout(cloud, pair)
  if (others.length > 0) {
    // Before any of them: what is cut off here begins its ten minutes anew, and does not count those of an earlier run.
    writeKeys(file, { ...kept, [`${name}_STAGE`]: `${stage.stage} ${now}` })
    for (const [functionName, found] of others) {
      await cloud.configure(orderOf(functionName, found, { ...found.variables, ...pair }))
      say(`设云函数 ${functionName} 的密钥`)
    }
    return say('每个云函数都有两把密钥了。10 分钟后再运行同一条命令，店里照常使用。')
  }
  if (now < stage.at + SETTLED_MS) return say('还有用着旧设置的云函数实例，10 分钟后再运行同一条命令。')
  if (stage.stage === 'told') {
    const turned = { [name]: kept[`${name}${OTHER_KEY}`] ?? '', [`${name}${OTHER_KEY}`]: kept[name] ?? '' }
    writeKeys(file, { ...kept, ...turned, [`${name}_STAGE`]: `turned ${now}` })
    return rotateKey(rotation)
  }
  if (!(await mayGo(rotation, stage.at))) return
  writeKeys(file, { ...kept, [`${name}_STAGE`]: `ending ${now}` })
  return rotateKey(rotation)
}

function stageOf(kept: Readonly<Record<string, string>>, name: string): { stage: Stage; at: number } | null {
  const [, stage, at] = /^(told|turned|ending) (\d+)$/.exec(kept[`${name}_STAGE`] ?? '') ?? []
  return stage === undefined ? null : { stage: stage as Stage, at: Number(at) } // One of the three, says the pattern.
}

async function functionsWithout(cloud: Cloud, variables: Readonly<Record<string, string>>) {
  return [...(await allFunctions(cloud))].filter(([, found]) => {
    return Object.entries(variables).some(([variable, value]) => found.variables[variable] !== value)
  })
}

/** Whether nothing is left that needs the old key; where something is, says until when. */
async function mayGo({ cloud, key, now, say }: Rotation, turnedAt: number): Promise<boolean> {
  const goesAt = turnedAt + ROTATED[key].kept * DAY_MS
  if (now < goesAt) {
    const day = new Date(goesAt + 8 * 3_600_000).toISOString().slice(0, 10)
    say(`新密钥在用，旧密钥还要留着认以前的：${day} 以后再运行同一条命令收回它。`)
    return false
  }
  if (key !== 'field') return true
  const changed = await resealAll(cloud, say)
  if (changed === 0) return true
  say(`重新加密了 ${changed} 份资料。再运行一次同一条命令：一份都不用改了，才收回旧密钥。`)
  return false
}

const runSchema = z.object({
  ok: z.literal(true),
  data: z.object({ status: z.string(), runId: z.string().nullable(), changed: z.number() }),
})

/**
 * Runs the job to its end. A run that the timer began may have passed by what was sealed with the old key after that:
 * it is brought to its end too, and only one that was begun here counts.
 * @returns how much it has sealed again
 */
async function resealAll(cloud: Cloud, say: Say): Promise<number> {
  const own = new Set<string>()
  for (let slice = 0; slice < SLICES_MAX; slice += 1) {
    const event = { action: 'job.run', input: { job: 'reseal', force: true }, requestId: randomUUID() }
    own.add(`manual:${event.requestId}`)
    const text = await cloud.invoke('ops', event)
    const { data } = runSchema.safeParse(JSON.parse(text)).data ?? {}
    if (data?.status !== 'done' && data?.status !== 'running') throw new PlainError(`重新加密停下了：${text}`)
    if (data.status === 'done' && own.has(data.runId ?? '')) return data.changed
    if (slice % 10 === 0) say(`正在重新加密，已改 ${data.changed} 份……`)
  }
  throw new PlainError('重新加密没有做完，再运行一次会接着做')
}

async function takeAway({ cloud, file, key, now, say }: Rotation, kept: Readonly<Record<string, string>>) {
  const { name } = ROTATED[key]
  for (const [functionName, found] of await allFunctions(cloud)) {
    const { [`${name}${OTHER_KEY}`]: other, ...variables } = found.variables
    if (other !== undefined) await cloud.configure(orderOf(functionName, found, variables))
  }
  const { [`${name}${OTHER_KEY}`]: old, [`${name}_STAGE`]: _stage, ...left } = kept
  if (old !== undefined) retireKey(file, { name, key: old, at: now })
  writeKeys(file, left)
  say(
    '换好了：云函数里只有新密钥。旧密钥记在密钥文件旁边的 retired 文件里，以前的备份还要用它，和那些备份一起保管、一起销毁。',
  )
}

async function allFunctions(cloud: Cloud): Promise<Map<string, FoundFunction>> {
  const found = await functionsOf(cloud, FUNCTION_NAMES)
  const missing = FUNCTION_NAMES.filter((name) => !found.has(name))
  if (missing.length > 0) throw new UsageError(`云函数不全，缺 ${missing.join('、')}：先运行 npm run deploy`)
  return found
}

/** Of `configure` only: the code stays what it is. */
function orderOf(name: string, found: FoundFunction, variables: FoundFunction['variables']) {
  const { runtime, timeout, memorySize, description } = found
  return { name, runtime, timeout, memorySize, description, variables, folder: '' }
}
