import { randomUUID } from 'node:crypto'
import * as z from 'zod'
import { nouns } from '../../cloudfunctions/nouns'
import { migrationsOf, type NumberedMigration } from '../../cloudfunctions/platform/noun/migration'
import type { Cloud } from './cloud'
import type { Wanted } from './wanted'

const standSchema = z.object({ data: z.object({ schema: z.object({ begun: z.number() }) }) })

/** How one goes back from what is about to be released, in Chinese; empty where nothing runs yet, or nothing changes. */
export async function wayBack(cloud: Cloud, { functions }: Pick<Wanted, 'functions'>): Promise<string[]> {
  const found = await Promise.all(functions.map(({ name }) => cloud.findFunction(name)))
  const marks = found.flatMap((each) => each?.description ?? [])
  if (marks.length === 0 || functions.every(({ description }) => marks.includes(description))) return []
  const commits = [...new Set(marks.map(commitIn))].filter((commit) => commit !== null)
  const begun = await schemaOf(cloud)
  return [...codeLines(commits), ...dataLines(begun)]
}

function codeLines(commits: readonly string[]): string[] {
  const [commit] = commits
  if (commit === undefined) return ['云函数不是用这条命令传的，看不出是哪个提交：先自己记下，退回时要用。']
  const running = `现在跑的是提交 ${commits.join('、')}`
  return [
    `${running}${commits.length > 1 ? '（上一次没有传完）' : ''}。云函数不对：git checkout ${commit}，再 npm run build、npm run deploy。`,
    '小程序不对：版本管理 → 回退到上一版，先退小程序，后退云函数。',
  ]
}

function dataLines(begun: number | null): string[] {
  if (begun === null) return ['ops 没有回答数据升级到了哪里：升级前先看 migration.list。']
  return migrationsAfter(begun).map(
    ({ number, title, undo }) =>
      `这一版带数据升级 ${number}“${title}”：先 migration.pause 就退得回去；开始以后，${undo}。`,
  )
}

const migrationsAfter = (begun: number): NumberedMigration[] =>
  migrationsOf(nouns).filter(({ number }) => number > begun)

const commitIn = (mark: string): string | null => /^changlai (\S+) /.exec(mark)?.[1] ?? null

/** The newest migration that the running shop has begun; null where it does not say. */
async function schemaOf(cloud: Cloud): Promise<number | null> {
  try {
    const asked = { action: 'migration.list', input: {}, requestId: randomUUID() }
    const answer = standSchema.safeParse(JSON.parse(await cloud.invoke('ops', asked)))
    return answer.success ? answer.data.data.schema.begun : null
  } catch {
    // A plan is read before anything is done: what cannot be asked is said, and stops nothing.
    return null
  }
}
