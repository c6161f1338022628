import { defaultFeedbackRules } from '#shared/reach/feedback/rules'
import { type Act, asOperator, asPerson, type DemoShop } from './actor'
import { agreeTo } from './agree'

/** The demo shop asks how it was, and answers. */
export const openFeedback = (ops: Act): Promise<void> =>
  agreeTo(ops, 'feedback', { ...defaultFeedbackRules, isOpen: true }, '听会员怎么说')

/** What its people say of what they bought lately, where they have bought anything. */
const SAID = [
  { id: 'lin', score: 2, reasons: ['等得久', '味道'], text: '桂花糕偏甜，排队等了 15 分钟。' },
  { id: 'he', score: 5, reasons: [], text: '' },
  { id: 'su', score: 4, reasons: [], text: '' },
  { id: 'qiao', score: 3, reasons: ['凉了'], text: '外带的到家就凉了，杯套能不能厚一点？' },
] as const

/** The shop has seen the first of the low marks that wait, and answered it; the others still have their clocks. */
export async function answerLow(ops: Act): Promise<void> {
  const { tickets } = await ops('feedback.listTickets', { isWaiting: true })
  const low = tickets.find(({ text }) => text === SAID[0].text)
  if (!low) return
  const { feedbackId } = low
  const by = '陈店长'
  await ops('feedback.take', { feedbackId, by })
  const text = '下午高峰我们加了一个人；桂花糕的糖减了两成，下次来尝尝看。'
  await ops('feedback.answer', { feedbackId, text, by })
}

/** So that the desk of a shop that was opened just now has something to answer. */
export async function sayHowItWas(server: DemoShop): Promise<void> {
  for (const { id, score, reasons, text } of SAID) {
    const act = asPerson(server, id)
    const [purchase] = (await act('purchase.listMine', {})).purchases
    if (!purchase) continue
    const { purchaseId } = purchase
    const { canRate } = await act('feedback.getRating', { purchaseId })
    if (canRate) await act('feedback.rate', { purchaseId, score, reasons: [...reasons], text })
  }
  const text = '周末能不能早点开门？想带一杯去上班。'
  await asPerson(server, 'he')('feedback.write', { kind: 'suggestion', storeId: null, text })
  await asOperator(server)('job.run', { job: 'count-voice', force: true })
}
