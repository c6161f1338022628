import type { Context } from '../../../platform/context'
import { isSealedWithOther } from '../../../platform/crypto/field-cipher'
import type { MigrationStep } from '../../../platform/noun/migration'
import { type Door, findDoor, listDoorsAfter, saveDoor } from './door.repository'
import { openSecret, SECRET_FIELD, sealSecret } from './door.service'

/** Secrets of addresses that open with the other key alone are sealed with the one that seals now. */
export const resealDoors: MigrationStep<Door> = { list: listDoorsAfter, isOld, renew }

function isOld({ _id, secretSealed }: Door): boolean {
  return isSealedWithOther(SECRET_FIELD, _id, secretSealed)
}

function renew({ db }: Pick<Context, 'db'>, { _id }: Door): Promise<boolean> {
  return db.transaction(async (tx) => {
    const door = await findDoor(tx, _id)
    if (!door || !isOld(door)) return false
    await saveDoor(tx, { ...door, secretSealed: sealSecret(_id, openSecret(door)) })
    return true
  })
}
