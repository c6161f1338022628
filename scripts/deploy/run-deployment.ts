import { randomUUID } from 'node:crypto'
import { PlainError } from '../../local-cloud/plain-error'
import { changesTo, disputes } from './changes'
import type { Cloud, FoundDomain } from './cloud'
import { type Found, lookAt } from './found'
import type { Wanted } from './wanted'

export type Say = (line: string) => void

/**
 * Carries out what is missing, step by step. A step that fails stops the rest; the next run begins there.
 * @returns how many steps were done
 * @throws PlainError for what a person has to settle first, before anything was changed
 */
export async function deployTo(cloud: Cloud, wanted: Wanted, domain: string | null, say: Say): Promise<number> {
  const found = await lookAt(cloud, wanted)
  const disputed = disputes(wanted, found)
  if (disputed.length > 0) throw new PlainError(['有几处要先由人来定，什么都没有改：', ...disputed].join('\n  '))
  const changes = changesTo(wanted, found, domainOf(found.domains, domain))
  for (const [index, { title, run }] of changes.entries()) {
    say(`${index + 1}/${changes.length} ${title}`)
    try {
      await run(cloud)
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      throw new PlainError(
        `做到第 ${index + 1} 步停下了：${reason}\n前面的已经做好；排除原因后再运行一次，会从这一步接着做。`,
      )
    }
  }
  return changes.length
}

/** What `deployTo` would do, in words; nothing is done. */
export async function planFor(cloud: Cloud, wanted: Wanted, domain: string | null): Promise<string[]> {
  const found = await lookAt(cloud, wanted)
  const titles = changesTo(wanted, found, domainOf(found.domains, domain)).map(({ title }) => title)
  return [...disputes(wanted, found).map((text) => `要先由人来定：${text}`), ...titles]
}

/** The domain that was named, else the environment's own; null where it has none. */
export function domainOf(domains: Found['domains'], named: string | null): string | null {
  if (named !== null) return named
  return domains.find((one: FoundDomain) => one.isDefault)?.domain ?? null
}

/** A code with which the first person becomes the owner on the phone, good for a day. */
export async function ownerCode(cloud: Cloud): Promise<string> {
  const reply: unknown = JSON.parse(
    await cloud.invoke('ops', { action: 'grant.makeOwnerCode', input: {}, requestId: randomUUID() }),
  )
  const { ok, data } = reply as { ok?: boolean; data?: { code?: unknown } }
  if (ok !== true || typeof data?.code !== 'string')
    throw new PlainError(`ops 没有给出所有者代码：${JSON.stringify(reply)}`)
  return data.code
}
