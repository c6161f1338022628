import { addDays } from '#shared/kernel/business-day'
import { CHECK_IN, ENDING } from '../scripts/demo/reminders'
import type { Present } from './acts'
import { normal } from './dice'
import { dataOf } from './floor'
import { GOODS } from './goods'
import type { Living } from './living'
import { lookAtOccasions } from './occasions'
import { storeIdOf } from './opening'
import { intend } from './state'
import { lookAtSuggestions } from './suggestions'
import { writeToShop } from './voice'

const LOOKS_AT_SUGGESTIONS = 0.3

/** What else somebody does when they look in, each by what is true of them. */
export async function lookAround(living: Living, present: Present): Promise<void> {
  const { dice, index, standing } = present
  const { heart } = standing.person
  if (dice('reads', index) < heart.reads) await readArticle(living, present)
  if (dice('answers', index) < heart.answers) await answerForm(living, present)
  if (!living.plan.without.includes('occasions') && dice('looks at occasions', index) < heart.likesOccasions) {
    await lookAtOccasions(living, present)
  }
  if (!living.plan.without.includes('suggestions') && dice('looks at suggestions', index) < LOOKS_AT_SUGGESTIONS) {
    await lookAtSuggestions(living, present)
  }
  if (dice('writes', index) < heart.writes) await writeToShop(living, present)
}

const SAYS_USEFUL_CHANCE = 0.35
const USEFUL_SHARE = 0.85
/** What wants to sell is read to its end by fewer, and called useful by fewer. */
const SELLING = 0.5

async function readArticle({ state }: Living, { ask, dice, index }: Present): Promise<void> {
  const { articles } = dataOf(await ask('article.list', {}))
  const [unread] = articles.filter(({ isRead }) => !isRead)
  if (!unread) return
  const { articleId, kindName } = unread
  dataOf(await ask('article.get', { articleId }))
  const pull = kindName === '新品' || kindName === '优惠' ? SELLING : 1
  if (dice('to its end', index) >= pull) return
  const says = dice('says of it', index) < SAYS_USEFUL_CHANCE
  const isUseful = dice('is useful', index) < USEFUL_SHARE * (pull + 1) * 0.5
  const { isKept } = dataOf(await ask('article.finish', { articleId, ...(says ? { isUseful } : {}) }))
  state.told.readings += isKept ? 1 : 0
}

/** The first form that was not answered yet. */
async function answerForm(living: Living, present: Present): Promise<void> {
  const { ask } = present
  const { forms } = dataOf(await ask('question.listMine', {}))
  const formKey = forms.find(({ answeredAt }) => answeredAt === null)?.formKey
  if (formKey === undefined) return
  const { form } = dataOf(await ask('question.getForm', { formKey }))
  const answers = form.questions.flatMap(({ key, kind, options }) => {
    const said = sayingOf(living, present, key, options)
    return kind === 'date' || said === null ? [] : [{ key, ...said }]
  })
  if (answers.length === 0) return
  dataOf(await ask('question.answer', { formKey, answers }))
  living.state.told.answers += 1
}

type Said = { choices: string[] } | { figure: number }

/** As it is true of them. */
function sayingOf(
  { truth }: Living,
  { standing: { person }, dice, index }: Present,
  key: string,
  options: readonly { key: string }[],
): Said | null {
  const { heart, homeStore, hour } = person
  const wait = truth.stores[homeStore]?.wait ?? 0
  const mark = (at: number, most: number) =>
    Math.min(most, Math.max(most === 10 ? 0 : 1, Math.round(at + normal(dice, `says ${key}`, index))))
  switch (key) {
    case 'tea':
      return {
        choices: options.some((option) => option.key === teaOf(person.taste.liking))
          ? [teaOf(person.taste.liking)]
          : ['any'],
      }
    case 'sweet':
      return { choices: [heart.sweetness < 0.3 ? 'none' : heart.sweetness < 0.7 ? 'less' : 'usual'] }
    case 'when':
      return { choices: [hour < 12 ? 'am' : hour < 17 ? 'pm' : 'night'] }
    case 'how':
      return { figure: mark(8.4 + 2 * heart.mildness - 2 * wait, 10) }
    case 'speed':
      return { figure: mark(4.6 + heart.mildness - 2 * wait, 5) }
    case 'room':
      return { figure: mark(4.3 + heart.mildness, 5) }
    default:
      return null
  }
}

const KINDS: Readonly<Record<string, string>> = { 奶茶: 'milk', 果茶: 'any', 咖啡: 'any' }
const TEAS: Readonly<Record<string, string>> = {
  'tea-oolong': 'oolong',
  'tea-iron': 'oolong',
  'tea-jasmine': 'flower',
  'tea-green': 'green',
  'tea-milk': 'milk',
}

/** The answer that comes nearest to what they like best. */
function teaOf(liking: Readonly<Record<string, number>>): string {
  const drinks = GOODS.filter(({ key, category }) => key in TEAS || category in KINDS)
  const best = drinks.reduce((most, one) => ((liking[one.key] ?? 0) > (liking[most.key] ?? 0) ? one : most))
  return TEAS[best.key] ?? KINDS[best.category] ?? 'any'
}

/** Asked after a check-in or about a coupon, where WeChat's dialog is shown. */
export async function askToBeReminded(
  { state }: Living,
  { ask, dice, index, standing }: Present,
  purpose: 'check-in-next' | 'coupon-ending',
): Promise<void> {
  if (dice(`allows ${purpose}`, index) >= standing.person.heart.allows) return
  const templateId = purpose === 'check-in-next' ? CHECK_IN : ENDING
  dataOf(await ask('message.recordAnswers', { purpose, answers: [{ templateId, answer: 'accept' }] }, purpose))
  state.told.remindersAsked += 1
}

const COMES_FOR_IT_CHANCE = 0.5

/** Goods for points, to be collected with the next purchase or on a way of its own. */
export async function takeGoods(living: Living, present: Present): Promise<boolean> {
  const { ask, dice, index, standing, today } = present
  const { person } = standing
  const storeId = storeIdOf(person.homeStore)
  const shop = dataOf(await ask('points-shop.getShop', { storeId }))
  const open = shop.goods.filter(({ verdict, left }) => verdict === 'open' && left > 0)
  const goods = open[Math.floor(dice('which goods', index) * open.length)]
  if (!goods || shop.storeId !== storeId) return false
  const { ok, ...reply } = await ask('points-shop.exchange', { goodsId: goods.goodsId, storeId })
  if (!ok || !('data' in reply)) return false
  const { pickUpId, code } = reply.data.pickUp
  if (code === null) return false
  standing.pickUp = { pickUpId, code, store: person.homeStore }
  living.state.told.goodsTaken += 1
  if (dice('comes for it', index) < COMES_FOR_IT_CHANCE) {
    const day = addDays(today, 1 + Math.floor(dice('comes for it after', index) * 5))
    intend(living.state, day, { key: person.key, kind: 'collect' })
  }
  return true
}

/** Whether what waited is theirs still is the shop's to say: the days may be over. */
export async function collectGoods(living: Living, { standing }: Present, store: number): Promise<void> {
  const { pickUp, person } = standing
  if (pickUp?.store !== store) return
  standing.pickUp = null
  const storeId = storeIdOf(store)
  const clerk = living.clerkAt(store, living.hour < 15 ? 'a' : 'b').ask
  const { pickUpId, code } = pickUp
  const { ok } = await clerk('points-shop.lookUp', { code, storeId }, `pick-${person.key}`)
  if (!ok) return
  dataOf(await clerk('points-shop.handOver', { pickUpId, code, storeId }, `hand-${person.key}`))
  living.state.told.goodsCollected += 1
}
