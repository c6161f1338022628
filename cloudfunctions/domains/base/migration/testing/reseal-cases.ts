import { emptyRing, type TillKey, type TillRing } from '#shared/till/till-key/ring'
import { seal, unseal } from '../../../../platform/crypto/field-cipher'
import type { JobKillCase } from '../../../../testing/job-kill-matrix'
import { SHOP_OPENS_AT, type Shop } from '../../../../testing/shop'
import type { StoredApproval } from '../../../people/approval/approval.repository'
import { SEALED_FIELD } from '../../../people/approval/find-act.service'
import type { Member } from '../../../people/member/member.repository'
import { newMember } from '../../../people/member/new-member'
import { openSecret } from '../../../till/till-key/till-key.service'

const NAME = 'CHANGLAI_FIELD_KEY'
const OLD = Buffer.alloc(32, 1).toString('base64')
const NEW = Buffer.alloc(32, 11).toString('base64')

/** Which key seals, and which other one is there to open. */
export function setFieldKeys(key: 'old' | 'new', other: 'old' | 'new' | null): void {
  const keys = { old: OLD, new: NEW }
  process.env[NAME] = keys[key]
  process.env[`${NAME}_OTHER`] = other === null ? '' : keys[other]
}

export const RESEALED = { memberId: 'mem_RESEAL0001', storeId: 'str_east', keyId: 'str_east.abc' } as const

/** A member with phone and birthday, a till's secret and what waits for an approval, all sealed with the key of before, which is now the other one. */
export function putSealedBefore(shop: Shop): void {
  setFieldKeys('old', null)
  const { memberId, storeId, keyId } = RESEALED
  const joined = { at: SHOP_OPENS_AT, via: 'import', storeId, entrance: null, requestId: '' } as const
  const phoneSealed = seal('phone', memberId, '+8613800001111')
  const birthdaySealed = seal('birthday', memberId, '1990-03-09')
  shop.database.put('members', { ...newMember(memberId, joined, []), phoneSealed, birthdaySealed })
  const secretSealed = seal('till-secret', keyId, 'secret')
  const key: TillKey = { keyId, name: '一号机', secretSealed, requestId: '', madeAt: 0, madeBy: '', revoked: null }
  shop.database.put('till_rings', { ...emptyRing(storeId), keys: [key] })
  shop.database.put('approvals', { _id: APPROVAL, status: 'open', inputSealed: seal(SEALED_FIELD, APPROVAL, '{}') })
  setFieldKeys('new', 'old')
}

const APPROVAL = 'apr_request-of-before1'

/** What is sealed, read with the key that seals now and no other. */
export function openWithNewAlone({ database }: Shop): string[] {
  setFieldKeys('new', null)
  try {
    const { _id, phoneSealed, birthdaySealed } = database.get('members', RESEALED.memberId) as unknown as Member
    const [key] = (database.get('till_rings', RESEALED.storeId) as unknown as TillRing).keys
    const { inputSealed } = database.get('approvals', APPROVAL) as unknown as StoredApproval
    if (phoneSealed === null || birthdaySealed === null || inputSealed === null || !key) return []
    return [
      unseal('phone', _id, phoneSealed),
      unseal('birthday', _id, birthdaySealed),
      openSecret(key),
      unseal(SEALED_FIELD, APPROVAL, inputSealed),
    ]
  } finally {
    setFieldKeys('new', 'old')
  }
}

export const resealJobCases = (openedShop: () => Shop): JobKillCase[] => [
  {
    job: 'reseal',
    when: 'a member, a till and a proposal are sealed with the key of before',
    prepare: () => putSealedBefore(openedShop()),
    tells: () => openWithNewAlone(openedShop()),
  },
]
