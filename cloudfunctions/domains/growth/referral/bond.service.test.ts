import { timerContext } from '../../../testing/timer-context'
import { refuseBond, releaseBond } from './bond.service'
import { bond, buy, friend, inviter, open, openFloor, refund, shop } from './testing/friends-floor'
import { DAY_MS, sweep } from './testing/programme'

openFloor()

describe('what is suspicious', () => {
  const holdIt = async () => ({ verdict: 'hold', caseId: 'case-1' }) as const
  const inTx = <T>(
    act: (tx: Parameters<Parameters<ReturnType<typeof timerContext>['db']['transaction']>[0]>[0]) => Promise<T>,
  ) => timerContext().db.transaction(act)

  beforeEach(async () => {
    await open({ holdDays: 1 })
    await buy(friend.memberId, 30)
    await sweep(shop, holdIt)
  })

  test('is held, and both see a calm word', async () => {
    expect(bond()).toMatchObject({ state: 'held', caseId: 'case-1' })
    shop.clock.advance(2 * DAY_MS)
    await sweep(shop, holdIt)
    expect(bond()?.state).toBe('held')
    // The friend is promised no day that has passed.
    expect(await friend.call('home.open', {})).toMatchObject({ invited: null })
    const { friends } = await inviter.call('referral.getInvite', {})
    expect(friends).toMatchObject([{ state: 'held', text: '已达标，审核中' }])
  })

  test('released by a person, it is paid at once; released again, nothing changes', async () => {
    shop.clock.advance(2 * DAY_MS)
    await inTx((tx) => releaseBond(timerContext(), tx, friend.memberId))
    await inTx((tx) => releaseBond(timerContext(), tx, friend.memberId))
    await sweep(shop, holdIt)
    expect(bond()).toMatchObject({ state: 'rewarded', isCleared: true })
    await expect(inTx((tx) => refuseBond(timerContext(), tx, friend.memberId))).rejects.toThrow('BOND_NOT_HELD')
  })

  test('refused by a person, nobody is paid; refused again, nothing changes', async () => {
    await inTx((tx) => refuseBond(timerContext(), tx, friend.memberId))
    await inTx((tx) => refuseBond(timerContext(), tx, friend.memberId))
    expect(bond()).toMatchObject({ state: 'refused', end: { reason: 'reviewed' } })
    await expect(inTx((tx) => releaseBond(timerContext(), tx, 'mem_0000000000'))).rejects.toThrow('BOND_NOT_FOUND')
  })

  test('undecided for thirty days, it is released by itself', async () => {
    shop.clock.advance(30 * DAY_MS)
    await sweep(shop, holdIt)
    expect(bond()?.state).toBe('rewarded')
  })

  test('a refund ends it while it is held', async () => {
    const { act } = bond() ?? {}
    await refund(act?.sourceId ?? '', 30)
    await sweep(shop, holdIt)
    expect(bond()).toMatchObject({ state: 'cancelled', end: { before: 'held' } })
  })
})
