import type { Context } from '../../../platform/context'
import { isSealedWithOther, seal, unseal } from '../../../platform/crypto/field-cipher'
import type { MigrationStep } from '../../../platform/noun/migration'
import { findApproval, listApprovalsAfter, type StoredApproval, saveApproval } from './approval.repository'
import { SEALED_FIELD } from './find-act.service'

/** Seals waiting proposals again with the present key, whichever key sealed them before. */
export const resealApprovals: MigrationStep<StoredApproval> = { list: listApprovalsAfter, isOld, renew }

function isOld({ _id, inputSealed }: StoredApproval): boolean {
  return inputSealed !== null && isSealedWithOther(SEALED_FIELD, _id, inputSealed)
}

function renew({ db }: Pick<Context, 'db'>, { _id }: StoredApproval): Promise<boolean> {
  return db.transaction(async (tx) => {
    const approval = await findApproval(tx, _id)
    if (!approval || approval.inputSealed === null || !isOld(approval)) return false
    const inputSealed = seal(SEALED_FIELD, _id, unseal(SEALED_FIELD, _id, approval.inputSealed))
    await saveApproval(tx, { ...approval, inputSealed })
    return true
  })
}
