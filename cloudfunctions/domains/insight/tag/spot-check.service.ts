import type { Told } from '#shared/base/facts/told-facts'
import { tagRules } from '#shared/insight/tag/rules'
import {
  CHECK_SIZE,
  type CheckAnswer,
  type CheckCounts,
  isCheckOver,
  noAnswers,
  shareRight,
  tagToAsk,
  withAnswer,
} from '#shared/insight/tag/spot-check'
import type { Context, StaffContext } from '../../../platform/context'
import type { Tx } from '../../../platform/db/db'
import { DomainError } from '../../../platform/domain-error'
import { derivedId } from '../../../platform/ids'
import { few } from '../../../platform/noun/shown-records'
import { changeOnce, recordLook } from '../../base/audit/audit.face'
import { rulesInForce } from '../../base/settings/settings.face'
import { findPortrait } from '../../ledger/account/account.face'
import { getActiveMember, recordsOfPerson } from '../../people/member/member.face'
import { getOwnStore, identify } from '../../people/staff/staff.face'
import { findCheck, keepEndedCheck, listLatestChecks, type SpotCheck, saveCheck } from './spot-check.repository'
import { getTagRule } from './tag.service'

const LISTED = 10

interface Served {
  memberCode: string
  storeId: string
}

/** @throws DomainError TAG_NOT_FOUND, TAG_CHECK_OPEN */
export async function startCheck(context: Context, keys: readonly string[]) {
  for (const key of keys) await getTagRule(context, key)
  const checkId = derivedId('chk', [context.requestId])
  await changeOnce(context, { action: 'tag.startCheck', subject: checkId, storeId: null }, async (tx) => {
    const last = await findCheck(tx)
    if (last?.endedAt === null) throw new DomainError('TAG_CHECK_OPEN')
    if (last) await keepEndedCheck(tx, last)
    const startedAt = context.now
    await saveCheck(tx, { checkId, startedAt, endedAt: null, keys: [...new Set(keys)], counts: {}, answers: [] })
  })
  return { checkId }
}

/** One that is over already stays as it is. */
export async function endCheck(context: Context, checkId: string) {
  await changeOnce(context, { action: 'tag.endCheck', subject: checkId, storeId: null }, async (tx) => {
    const check = await findCheck(tx)
    if (check?.checkId === checkId && check.endedAt === null) await saveCheck(tx, ended(check, context.now))
  })
  return {}
}

const ended = (check: SpotCheck, now: number): SpotCheck => ({ ...check, endedAt: now, answers: [] })

export async function listChecks(context: Context) {
  const [{ tags }, checks] = await Promise.all([rulesInForce(context, tagRules), listLatestChecks(context.db, LISTED)])
  const nameOf = (key: string) => tags.find((tag) => tag.key === key)?.name ?? key
  return {
    checks: checks.map(({ checkId, startedAt, endedAt, keys, counts }) => ({
      checkId,
      startedAt,
      endedAt,
      wanted: CHECK_SIZE,
      ...withShare(totalOf(Object.values(counts))),
      tags: keys.map((key) => ({ key, name: nameOf(key), ...withShare(counts[key] ?? noAnswers()) })),
    })),
  }
}

const withShare = (counts: CheckCounts) => ({ ...counts, share: shareRight(counts) })

const totalOf = (all: readonly CheckCounts[]): CheckCounts =>
  all.reduce(
    (sum, { right, wrong, unsure }) => ({
      right: sum.right + right,
      wrong: sum.wrong + wrong,
      unsure: sum.unsure + unsure,
    }),
    noAnswers(),
  )

/** Nothing is read of a member while no check runs. @throws DomainError what a member's code may be refused for */
export async function askCheck(context: StaffContext, { memberCode, storeId }: Served) {
  const check = await findCheck(context.db)
  if (check?.endedAt !== null) return { question: null }
  const { memberId } = await served(context, { memberCode, storeId })
  const portrait = await findPortrait(context.db, memberId)
  const isAsked = check.answers.some((asked) => asked.memberId === memberId)
  const key = isAsked ? null : tagToAsk(portrait?.tagKeys ?? [], check.keys, check.answers.length)
  if (key === null) return { question: null }
  const { name } = await getTagRule(context, key)
  await recordLook(context, { action: 'tag.askCheck', subject: memberId, storeId })
  return { question: { checkId: check.checkId, key, name } }
}

/** @throws DomainError TAG_CHECK_OVER, and what a member's code may be refused for */
export async function answerCheck(
  context: StaffContext,
  { checkId, key, answer, ...where }: Served & { checkId: string; key: string; answer: CheckAnswer },
) {
  const { memberId } = await served(context, where)
  await context.db.transaction(async (tx) => {
    const check = await findCheck(tx)
    if (check?.checkId !== checkId || check.endedAt !== null || !check.keys.includes(key)) {
      throw new DomainError('TAG_CHECK_OVER')
    }
    if (check.answers.some((asked) => asked.memberId === memberId)) return
    const counts = { ...check.counts, [key]: withAnswer(check.counts[key] ?? noAnswers(), answer) }
    const next = { ...check, counts, answers: [...check.answers, { memberId, key, answer }] }
    await saveCheck(tx, isCheckOver(totalOf(Object.values(counts))) ? ended(next, context.now) : next)
  })
  return {}
}

/** The record that carries on, for a clerk at one of their own stores. */
async function served(context: StaffContext, { memberCode, storeId }: Served) {
  await getOwnStore(context, storeId)
  const { memberId } = await identify(context, memberCode, storeId)
  return { memberId: (await getActiveMember(context.db, memberId))._id }
}

export async function forgetAsked(tx: Tx, { memberId }: Pick<Told, 'memberId'>, { db }: Context): Promise<void> {
  const check = await findCheck(tx)
  if (!check || check.answers.length === 0) return
  const records = await recordsOfPerson(db, memberId)
  const answers = check.answers.filter((asked) => !records.includes(asked.memberId))
  if (answers.length < check.answers.length) await saveCheck(tx, { ...check, answers })
}

export const shownChecks = few(async ({ db }, memberIds) => {
  const check = await findCheck(db)
  return (check?.answers ?? [])
    .filter(({ memberId }) => memberIds.includes(memberId))
    .map(({ key, answer }) => ({ key, answer }))
})
