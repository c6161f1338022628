import { openBrowser } from '../../../testing/browser'
import { openShop, type Shop } from '../../../testing/shop'
import { aClerk, aMember, openStores, type Person } from '../staff/testing/shop-floor'

let shop: Shop
let owner: Person
beforeAll(async () => {
  shop = await openShop()
})
beforeEach(async () => {
  shop.reset()
  await openStores(shop)
  owner = await anOwner()
})
afterAll(() => shop.close())

const refusedWith = (code: string) => ({ ok: false, error: { code } })
const SHOP = { kind: 'shop' } as const

async function anOwner(): Promise<Person> {
  const person = await aMember(shop)
  const { code } = await shop.ops('grant.makeOwnerCode', {})
  await person.call('grant.claimOwner', { code, name: '周总' })
  return person
}

const couponsOf = (person: Person) => ({
  memberId: person.memberId,
  name: '小吴',
  grants: [{ right: 'coupons' as const, level: 'viewer' as const, scope: SHOP }],
})

describe('the first owner', () => {
  test('comes by a code of the console, and the shop is told', async () => {
    expect(await owner.call('grant.list', {})).toMatchObject({
      holders: [{ memberId: owner.memberId, name: '周总', isOwner: true, by: 'console' }],
    })
    expect((await shop.ops('job.listAlerts', {})).alerts).toMatchObject([{ kind: 'owner' }])
  })

  test('a code is good once, for a day', async () => {
    const { code } = await shop.ops('grant.makeOwnerCode', {})
    const [first, second] = [await aMember(shop), await aMember(shop)]
    await first.call('grant.claimOwner', { code, name: '第一位' })
    expect(await second.ask('grant.claimOwner', { code, name: '第二位' })).toMatchObject(
      refusedWith('INVITATION_ENDED'),
    )
    expect(await first.ask('grant.claimOwner', { code, name: '第一位' })).toMatchObject({ ok: true })
    const late = await shop.ops('grant.makeOwnerCode', {})
    shop.clock.advance(86_400_000)
    expect(await second.ask('grant.claimOwner', { code: late.code, name: '第二位' })).toMatchObject(
      refusedWith('INVITATION_ENDED'),
    )
  })

  test('is nobody who guesses, and not at the desk', async () => {
    const guesser = await aMember(shop)
    const { code } = await shop.ops('staff.listStores', {}).then(() => ({ code: '2345-6789-ABCD' }))
    expect(await guesser.ask('grant.claimOwner', { code, name: '小林' })).toMatchObject(
      refusedWith('INVITATION_NOT_FOUND'),
    )
    const browser = openBrowser(shop)
    await browser.signIn(owner)
    expect(await browser.ask('grant.makeOwnerCode', {})).toMatchObject(refusedWith('NOT_ALLOWED'))
  })
})

describe('an owner', () => {
  test('gives rights, which hold at the next call, and takes them away, which does too', async () => {
    const person = await aMember(shop)
    await owner.call('grant.give', couponsOf(person))
    const browser = openBrowser(shop)
    await browser.signIn(person)
    expect(await browser.ask('coupon.listTemplates', {})).toMatchObject({ ok: true })
    expect(await browser.ask('settings.list', {})).toMatchObject(refusedWith('NOT_ALLOWED'))
    await owner.call('grant.give', { ...couponsOf(person), grants: [{ right: 'rules', level: 'viewer', scope: SHOP }] })
    expect(await browser.ask('coupon.listTemplates', {})).toMatchObject(refusedWith('NOT_ALLOWED'))
    expect(await browser.ask('settings.list', {})).toMatchObject({ ok: true })
    await owner.call('grant.take', { memberId: person.memberId })
    expect(await browser.ask('desk.getMine', {})).toMatchObject(refusedWith('NOT_ALLOWED'))
  })

  test('changes nothing about the own rights', async () => {
    expect(await owner.ask('grant.give', couponsOf(owner))).toMatchObject(refusedWith('NOT_ALLOWED'))
    expect(await owner.ask('grant.take', { memberId: owner.memberId })).toMatchObject(refusedWith('NOT_ALLOWED'))
  })

  test('alone gives rights: not headquarters, not who may act on staff', async () => {
    const [boss, helper, other] = [
      await aClerk(shop, { role: 'headquarters', storeIds: [] }),
      await aMember(shop),
      await aMember(shop),
    ]
    await owner.call('grant.give', {
      ...couponsOf(helper),
      grants: [{ right: 'staff', level: 'approver', scope: SHOP }],
    })
    for (const person of [boss, helper]) {
      expect(await person.ask('grant.give', { ...couponsOf(other), isOwner: true })).toMatchObject(
        refusedWith('NOT_ALLOWED'),
      )
      expect(await person.ask('grant.take', { memberId: owner.memberId })).toMatchObject(refusedWith('NOT_ALLOWED'))
    }
    expect(await helper.ask('grant.list', {})).toMatchObject({ ok: true })
    expect(await boss.ask('grant.list', {})).toMatchObject(refusedWith('NOT_ALLOWED'))
  })
})

test('rights of somebody who cancels the membership are gone, and the member sees them before', async () => {
  const person = await aMember(shop)
  await owner.call('grant.give', couponsOf(person))
  const { sections } = await person.call('privacy.getStoredRecord', {})
  expect(sections.find(({ kind }) => kind === 'grants')).toMatchObject({ title: '运营权限' })
  await person.call('member.close', { confirm: '注销' })
  expect(shop.database.get('grants', person.memberId)).toBeNull()
})

test('rights do not follow a merge, and the shop is told; who leaves then leaves none behind', async () => {
  const thief = await aMember(shop)
  await owner.call('grant.give', couponsOf(thief))
  await shop.ops('member.merge', { from: owner.memberId, into: thief.memberId, note: '同一人' })
  await shop.tick()
  expect(await thief.ask('grant.list', {})).toMatchObject(refusedWith('NOT_ALLOWED'))
  const { alerts } = await shop.ops('job.listAlerts', {})
  expect(alerts.find(({ kind }) => kind === 'rights-left')?.text).toContain(`并到了 ${thief.memberId}`)

  await shop.ops('member.unmerge', { from: owner.memberId, note: '不是' })
  expect(await owner.ask('grant.list', {})).toMatchObject({ ok: true })
  shop.clock.advance(1000)
  await shop.ops('member.merge', { from: owner.memberId, into: thief.memberId, note: '同一人' })
  await thief.call('member.close', { confirm: '注销' })
  await shop.tick()
  expect(shop.database.find('grants')).toEqual([])
})
