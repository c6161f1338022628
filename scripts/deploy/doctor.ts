import { OTHER_KEY } from '../../cloudfunctions/platform/crypto/keys'
import { changesTo, disputes } from './changes'
import type { Account } from './cloud'
import type { Found } from './found'
import { ROTATED } from './rotation'
import type { Wanted } from './wanted'

/** `bad` stops the shop or opens it, `warning` will, `note` is only told. */
export interface Finding {
  level: 'bad' | 'warning' | 'note'
  text: string
}

const DAY_MS = 86_400_000
const EXPIRES_SOON_DAYS = 14
const POINTS_WARNING = 0.8

/** How a living environment differs from what it should be, the worst first. Reads what was read; changes nothing. */
export function diagnose(wanted: Wanted, found: Found, domain: string | null, now: number): Finding[] {
  const open = wanted.collections
    .map(({ CollectionName }) => CollectionName)
    .filter((name) => found.collections.has(name) && found.collections.get(name)?.rule !== 'ADMINONLY')
  const findings: Finding[] = [
    ...open.map((name): Finding => ({ level: 'bad', text: `集合 ${name} 没有关上：手机能直接读写` })),
    ...disputes(wanted, found).map((text): Finding => ({ level: 'bad', text })),
    ...changesTo(wanted, found, domain).map(({ title }): Finding => ({ level: 'warning', text: `还没做：${title}` })),
    ...(domain === null
      ? [{ level: 'note', text: '没有 HTTP 域名：运营台只能用 npm run desk 打开，收银机接不进来' } as const]
      : []),
    ...rotationFindings(found),
    ...accountFindings(found.account, now),
  ]
  const order = ['bad', 'warning', 'note']
  return findings.sort((a, b) => order.indexOf(a.level) - order.indexOf(b.level))
}

/** A change of keys that was begun and not ended: nothing is wrong, and somebody has to come back to it. */
function rotationFindings({ functions }: Found): Finding[] {
  const all = [...functions.values()]
  return Object.entries(ROTATED)
    .filter(([, { name }]) => all.some(({ variables }) => variables[`${name}${OTHER_KEY}`]))
    .map(([key, { name }]) => {
      const command = `npm run deploy -- rotate-key ${key} --env <环境>`
      return { level: 'note', text: `正在换密钥 ${name}，两把都认：接着做、看还要等多久，运行 ${command}` }
    })
}

export function findingLines(findings: readonly Finding[]): string[] {
  const marks = { bad: '✗', warning: '!', note: '·' } as const
  return findings.length === 0 ? ['✓ 没有发现问题'] : findings.map(({ level, text }) => `${marks[level]} ${text}`)
}

function accountFindings({ hasOverrun, pointsUsed, pointsMax, expiresAt }: Account, now: number): Finding[] {
  const share = pointsUsed !== null && pointsMax !== null ? pointsUsed / pointsMax : null
  const findings: Finding[] = []
  const say = (level: Finding['level'], text: string) => findings.push({ level, text })
  if (hasOverrun === false) say('warning', '“超限按量”关着：套餐的资源点用完，整个环境会停（数据库、云函数、存储）')
  if (hasOverrun === null) say('note', '问不到“超限按量”是否打开：在云开发控制台 → 费用 看一眼')
  if (pointsUsed !== null) {
    const used = Math.round(pointsUsed)
    const of =
      pointsMax === null || share === null ? '套餐总数问不到' : `共 ${pointsMax}，已用 ${Math.round(share * 100)}%`
    const isFull = share !== null && share >= 1
    say(
      isFull ? 'bad' : share !== null && share >= POINTS_WARNING ? 'warning' : 'note',
      `本期资源点已用 ${used}（${of}）`,
    )
  }
  const daysLeft = expiresAt === null ? Number.NaN : (Date.parse(expiresAt.replace(' ', 'T')) - now) / DAY_MS
  if (daysLeft < EXPIRES_SOON_DAYS) say(daysLeft < 0 ? 'bad' : 'warning', `套餐 ${expiresAt} 到期`)
  return findings
}
