import { aTask } from '#shared/growth/task/testing/a-task'
import { openShop, type Shop } from '../../../testing/shop'
import { putTasks } from '../../growth/task/testing/rules'
import { aMember, openStores, type Person } from '../../people/staff/testing/shop-floor'
import { anArticle } from '../../reach/article/testing/an-article'
import { anOccasion } from '../../reach/booking/testing/an-occasion'
import { NPS, openForms } from '../../reach/question/testing/forms'

let shop: Shop
let member: Person
beforeAll(async () => {
  shop = await openShop()
})
beforeEach(async () => {
  shop.reset()
  shop.coolDown()
  await openStores(shop)
  member = await aMember(shop)
})
afterAll(() => shop.close())

const places = async (of = member) => (await of.call('home.listPlaces', {})).places

test('a shop that uses none of it shows none of it', async () => {
  expect(await places()).toEqual([])
})

test('what the shop uses is there, and what is over only for those who have something there', async () => {
  putTasks(shop, [aTask({ goal: 1 })])
  openForms(shop, [NPS])
  const articleId = await anArticle(shop)
  const occasionId = await anOccasion(shop)
  expect((await places()).sort()).toEqual(['articles', 'occasions', 'questions', 'tasks'])
  await member.call('booking.signUp', { occasionId })
  await member.call('question.answer', { formKey: 'nps', answers: [{ key: 'how', figure: 9 }] })
  const heir = await aMember(shop)
  await shop.ops('member.merge', { from: member.memberId, into: heir.memberId, note: '同一人' })
  await shop.ops('booking.callOff', { occasionId, reason: '茶师生病' })
  putTasks(shop, [])
  openForms(shop, [])
  shop.database.put('articles', { ...shop.database.get('articles', articleId), _id: articleId, status: 'ended' })
  shop.coolDown()
  expect((await places(heir)).sort()).toEqual(['occasions', 'questions'])
  expect(await places(await aMember(shop))).toEqual([])
})

test('the way to the desk is there for whom rights were given to', async () => {
  const grants = [{ right: 'reports', level: 'viewer', scope: { kind: 'shop' } }]
  shop.database.put('grants', { _id: member.memberId, name: '木棉', isOwner: false, grants, by: 'console', at: 0 })
  expect(await places()).toEqual(['desk'])
  shop.database.put('grants', { _id: member.memberId, name: '木棉', isOwner: false, grants: [], by: 'console', at: 0 })
  expect(await places()).toEqual([])
})

test('it is asked in a few reads at once', async () => {
  await places()
  expect(await shop.roundTrips(() => places())).toBeLessThanOrEqual(10)
})
