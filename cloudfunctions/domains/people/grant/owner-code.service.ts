import { codeFrom, groupedCode, readTypedCode } from '#shared/kernel/checked-code'
import { invariant } from '#shared/kernel/invariant'
import type { Context, MemberContext } from '../../../platform/context'
import { signatureOf } from '../../../platform/crypto/code-signer'
import { DomainError } from '../../../platform/domain-error'
import { raiseAlert } from '../../base/alert/alert.face'
import { changeOnce } from '../../base/audit/audit.face'
import { markOwned } from '../../base/settings/settings.face'
import { holdActiveAccount } from '../../ledger/account/account.face'
import { countTryOf } from '../member/member.face'
import { findGrant, findOwnerCode, insertOwnerCode, saveGrant, saveOwnerCode } from './grant.repository'

const CODE_MS = 86_400_000

/** Only somebody who controls the environment can make the first owner, or another one if a phone is lost. */
export async function makeOwnerCode(context: Context) {
  const { caller, now, requestId, db } = context
  if (caller.kind !== 'console') throw new DomainError('NOT_ALLOWED')
  const code = codeFrom(signatureOf(`owner\n${requestId}`))
  invariant(code !== null, 'a signature has enough characters for a code')
  const made = { _id: code, madeAt: now, untilAt: now + CODE_MS, use: null }
  await changeOnce(context, { action: 'grant.makeOwnerCode', subject: 'owner', storeId: null }, (tx) =>
    insertOwnerCode(tx, made),
  )
  const { untilAt } = (await findOwnerCode(db, code)) ?? made
  return { code: groupedCode(code), untilAt }
}

/** @throws DomainError INVITATION_NOT_FOUND, INVITATION_ENDED, TOO_MANY_REQUESTS after so many tries */
export async function claimOwner(context: MemberContext, { code: typed, name }: { code: string; name: string }) {
  const read = readTypedCode(typed)
  if (read.kind === 'bad') throw new DomainError('INVITATION_NOT_FOUND')
  const { memberId, now } = context
  await countTryOf(context, 'invitation', read.code)
  await changeOnce(context, { action: 'grant.claimOwner', subject: memberId, storeId: null }, async (tx) => {
    const code = await findOwnerCode(tx, read.code)
    if (!code) throw new DomainError('INVITATION_NOT_FOUND')
    if (code.use?.memberId === memberId) return
    if (code.use || now >= code.untilAt) throw new DomainError('INVITATION_ENDED')
    await holdActiveAccount(tx, memberId, now)
    const grants = (await findGrant(tx, memberId))?.grants ?? []
    await saveGrant(tx, { _id: memberId, name, isOwner: true, grants, by: 'console', at: now })
    await markOwned(tx, now)
    await saveOwnerCode(tx, { ...code, use: { memberId, at: now } })
  })
  const text = `${name} 用控制台生成的一次性代码成为店铺的所有者。如果不是你们安排的，请在运营台收回，并更换云环境的登录密码。`
  await raiseAlert(context, { kind: 'owner', subject: memberId, text, source: read.code })
  return { memberId, name, isOwner: true }
}
