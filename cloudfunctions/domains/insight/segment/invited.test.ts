import { emptyPortrait } from '#shared/ledger/account/portrait'
import { openTemplate, templateRules } from '../../loyalty/coupon/testing/a-template'
import { atTill, clerk, give, member, openFloor, shop } from '../../till/purchase/testing/till'

// Coupons for a segment or a tag: who is in it can have and use them, and nobody learns from a coupon what it is.
openFloor()

const invited = { audience: { segmentIds: ['seg_regulars'], isCheckedAtUse: true } }
function putIn(segmentIds: string[], tagKeys: string[] = []): void {
  shop.database.put('portraits', { ...emptyPortrait(member.memberId), segmentIds, tagKeys })
}

test('who is in the segment can claim the coupon, who is not cannot', async () => {
  const templateId = await openTemplate(shop, invited)
  expect(await member.ask('coupon.claim', { templateId })).toMatchObject({ error: { code: 'CLAIM_NOT_FOR_YOU' } })
  putIn(['seg_regulars'])
  expect(await member.ask('coupon.claim', { templateId })).toMatchObject({ ok: true })
})

test('the same for a tag', async () => {
  const templateId = await openTemplate(shop, { audience: { tagKeys: ['top-value'] } })
  putIn([], ['repeat', 'top-value'])
  expect(await member.ask('coupon.claim', { templateId })).toMatchObject({ ok: true })
})

test('who left the segment meanwhile cannot use it where that is asked at use', async () => {
  const couponId = give(shop, member.memberId, invited)
  putIn(['seg_regulars'])
  const usable = await atTill(shop, clerk, member)
  const { payableFen } = (await usable.preview({ amountFen: 5000, couponIds: [couponId] })).quote ?? { payableFen: -1 }
  expect(payableFen).toBe(3000)
  await usable.confirm({ amountFen: 5000, couponIds: [couponId], payableFen })
  const second = give(shop, member.memberId, invited)
  putIn([])
  const refused = await atTill(shop, clerk, member)
  await expect(refused.preview({ amountFen: 5000, couponIds: [second] })).rejects.toThrow('COUPON_NOT_USABLE')
})

test('a coupon that asks for neither costs no read of the portrait', async () => {
  const plain = await openTemplate(shop, {}, 'plain')
  const asked = await openTemplate(shop, { audience: { tagKeys: ['a'] } }, 'asked')
  putIn([], ['a'])
  const trips = (templateId: string) => shop.roundTrips(() => member.call('coupon.claim', { templateId }))
  await trips(plain)
  const reads = () => shop.stats.since(0).filter(({ collection }) => collection === 'portraits').length
  const before = reads()
  await member.call('coupon.listMine', { tab: 'usable' })
  expect(reads()).toBe(before)
  await trips(asked)
  expect(reads()).toBe(before + 1)
})

test('members never see which segments and tags there are, nor in which they are', async () => {
  putIn(['seg_regulars', 'seg_secret'], ['top-value'])
  const shape = { audience: { segmentIds: ['seg_regulars'], tagKeys: ['top-value'], isCheckedAtUse: true } }
  const templateId = await openTemplate(shop, shape)
  const centre = await member.call('coupon.listCentre', {})
  const { coupon } = await member.call('coupon.claim', { templateId })
  const told = [centre, coupon, await member.call('coupon.get', { couponId: coupon.couponId })]
  expect(centre.templates).toHaveLength(1)
  for (const secret of ['seg_', 'top-value']) expect(JSON.stringify(told)).not.toContain(secret)
})

test('the preview of a template counts whom tags and segments invite', async () => {
  putIn(['seg_regulars'])
  const value = templateRules(invited)
  const { effect } = await shop.ops('settings.propose', {
    setting: 'coupon-template:x',
    value,
    by: '林店长',
    note: '邀请',
  })
  expect(effect.effects).toContainEqual({ text: '名会员现在符合领取对象', count: 1 })
})
