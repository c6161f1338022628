import { decideCodeUse, type ExchangeCode } from './exchange-code'
import { MEMBER, NOW, OTHER_MEMBER } from './testing/a-coupon'

describe('an exchange code', () => {
  const unused: ExchangeCode = { _id: 'X', templateId: 'tpl_1', batchId: 'b1', status: 'unused', use: null }
  const use = { memberId: MEMBER, couponId: 'cpn_1', requestId: 'req_1' }

  test('brings one coupon, once; the same member is told which', () => {
    const decision = decideCodeUse(unused, use, NOW)
    if (decision.kind !== 'accepted') throw new Error(decision.kind)
    expect(decision.code).toMatchObject({ status: 'used', use: { ...use, at: NOW } })
    expect(decideCodeUse(decision.code, { ...use, couponId: 'cpn_2', requestId: 'req_2' }, NOW)).toEqual({
      kind: 'known',
      couponId: 'cpn_1',
    })
    expect(decideCodeUse(decision.code, { ...use, memberId: OTHER_MEMBER }, NOW)).toMatchObject({
      reason: 'CODE_ALREADY_USED',
    })
  })

  test('a code that is unknown or voided brings nothing, and none moves to another template', () => {
    expect(decideCodeUse(null, use, NOW)).toMatchObject({ reason: 'CODE_NOT_FOUND' })
    const voided = { ...unused, status: 'voided' as const, use: { ...use, at: 1 } }
    expect(decideCodeUse(voided, use, NOW)).toMatchObject({ reason: 'CODE_VOIDED' })
    const decision = decideCodeUse(unused, use, NOW)
    expect(decision.kind === 'accepted' && decision.code.templateId).toBe('tpl_1')
  })
})
