import type { Told } from '#shared/base/facts/told-facts'
import type { Account } from '#shared/ledger/account/account'
import { grantSource } from '#shared/loyalty/coupon/grant-days'
import type { CouponWay } from '#shared/loyalty/coupon/template'
import type { Context } from '../../../platform/context'
import type { Tx } from '../../../platform/db/db'
import { DomainError } from '../../../platform/domain-error'
import { inParallel } from '../../../platform/in-parallel'
import { findAccount, findAccounts } from '../../ledger/account/account.face'
import { getHolder, recordsOfPerson } from '../../people/member/member.face'
import { keepBatch } from './code-batch.service'
import { moveCoupons, type StoredCoupon } from './coupon.repository'
import { type IssueRequest, issueCoupon } from './issue.service'
import { getIssuable, type LiveTemplate, listLive } from './template.service'

const WIDTH = 6

/** Refusals that end a gift for good: nobody did anything wrong, there is just nothing to give. */
export async function giveIfPossible(context: Context, issuing: IssueRequest): Promise<StoredCoupon | DomainError> {
  try {
    return await issueCoupon(context, issuing)
  } catch (error) {
    if (error instanceof DomainError && error.code !== 'BUSY') return error
    throw error
  }
}

/**
 * After a merge or its undoing, moves coupons to the record that carries on, with those of records that were merged
 * into this one before. If the fact is told again, there is nothing left to move.
 */
export async function moveWithMember(_tx: Tx, { memberId }: Pick<Told, 'memberId'>, { db }: Context): Promise<void> {
  const holder = await getHolder(db, memberId)
  for (const recordId of await recordsOfPerson(db, memberId)) await moveCoupons(db, recordId, holder._id)
}

export async function giveAll(
  context: Context,
  memberId: string,
  gift: Pick<IssueRequest, 'way' | 'sourceId' | 'known'>,
) {
  const templates = await templatesOfWay(context, gift.way)
  if (templates.length === 0) return
  const account = await findAccount(context.db, memberId)
  if (account?.status !== 'active') return
  for (const template of templates) await giveIfPossible(context, { template, account, ...gift })
}

export async function templatesOfWay(context: Context, way: CouponWay): Promise<LiveTemplate[]> {
  return (await listLive(context)).filter(({ rules }) => rules.ways.includes(way))
}

export interface GrantOrder {
  templateId: string
  memberIds: string[]
  batchId?: string | undefined
  by: string
  note: string
}

/** Gives coupons to listed members. However often it is sent, a member gets one coupon of a batch. */
export async function grantCoupons(context: Context, { templateId, memberIds, by, note, ...order }: GrantOrder) {
  const { db, now, requestId } = context
  const template = await getIssuable(context, templateId)
  const batchId = `bat_${order.batchId ?? requestId}`
  const unique = [...new Set(memberIds)]
  await keepBatch(context, { _id: batchId, kind: 'grant', templateId, by, note, count: unique.length, at: now })
  const accounts = new Map((await findAccounts(db, unique)).map((account) => [account._id, account]))
  const sourceId = grantSource({ way: 'batch', batchId })
  const results = await inParallel(unique, { atOnce: WIDTH }, (memberId) =>
    grantTo(context, { template, way: 'batch', sourceId }, accounts.get(memberId) ?? null),
  )
  const given = unique.map((memberId, index) => ({ memberId, result: results[index] }))
  return {
    batchId,
    granted: given.flatMap(({ memberId, result }) =>
      result instanceof DomainError || !result ? [] : [{ memberId, couponId: result._id }],
    ),
    refused: given.flatMap(({ memberId, result }) =>
      result instanceof DomainError ? [{ memberId, code: result.code }] : [],
    ),
  }
}

async function grantTo(context: Context, gift: Omit<IssueRequest, 'account'>, account: Account | null) {
  if (!account) return new DomainError('MEMBER_NOT_FOUND')
  if (account.status !== 'active') return new DomainError('MEMBER_CLOSED')
  return giveIfPossible(context, { ...gift, account })
}
