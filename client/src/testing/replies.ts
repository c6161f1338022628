import { type ActionName, appContract } from '#shared/contract'
import { PLACES } from '#shared/front/home/places'
import Taro from './taro'

/** The cloud's replies in a test, one after another. Asking more often than scripted is a fault of the test. */
export type Scripted =
  | { reply: unknown }
  /** As another release might have written it: not checked against the contract. */
  | { damaged: unknown }
  | { refuse: string; details?: Record<string, unknown> }
  | 'lost'
  | 'never'
  | Promise<unknown>

interface SentRequest {
  name: string
  action: string
  input: unknown
  requestId: string
}

/**
 * Requests that a page repeats while it is shown, or sends beside its main one, with their answers. They are not part
 * of a test's script unless the test sets a different answer. Every request is recorded.
 */
export const quiet: Record<string, { reply: unknown; inputs: unknown[] }> = {}

export function resetQuiet(): void {
  quiet['event.record'] = { reply: { stored: 0, known: 0, dropped: 0 }, inputs: [] }
  quiet['task.listConfirmable'] = { reply: { subjects: [] }, inputs: [] }
  quiet['experiment.findShown'] = { reply: { shown: null }, inputs: [] }
  quiet['tag.askCheck'] = { reply: { question: null }, inputs: [] }
  quiet['product.listForTill'] = { reply: { revision: '0', products: [] }, inputs: [] }
  quiet['privacy.getMyDeletion'] = { reply: { deletion: null }, inputs: [] }
  quiet['benefit.listMine'] = { reply: { tierKey: 'jade', month: '2026-11', benefits: [] }, inputs: [] }
  quiet['purchase.sumMine'] = { reply: { year: 2026, purchases: 0, paidFen: 0, savedFen: 0 }, inputs: [] }
  quiet['recommendation.listMine'] = { reply: { isPersonal: false, again: [], mayLike: [] }, inputs: [] }
  quiet['message.getReminders'] = {
    reply: { reminders: [], more: [], quiet: { from: '21:00', until: '09:00' } },
    inputs: [],
  }
  quiet['home.listPlaces'] = { reply: { places: [...PLACES] }, inputs: [] }
  quiet['inbox.countUnread'] = { reply: { unread: 0 }, inputs: [] }
  quiet['follow-up.seeGuest'] = {
    reply: { first: null, facts: [], said: [], bought: [], note: null, followUp: null, mayAssign: false },
    inputs: [],
  }
  quiet['purchase.getReceipt'] = { reply: { now: 0, receipt: null }, inputs: [] }
}
resetQuiet()

// A request that a test left unanswered is sent again after ten real seconds. On a busy machine that falls into a later
// test and would use up its replies. The same is true of events, which are sent some seconds after they happened.
const waiting: string[] = []
const left = new Set<string>()
afterEach(() => {
  for (const requestId of waiting.splice(0)) left.add(requestId)
})

/** Scripts the answers of `callFunction`; returns the list to which every request is added. */
export function scriptReplies(...script: Scripted[]): SentRequest[] {
  const sent: SentRequest[] = []
  Taro.cloud.callFunction.mockImplementation(async ({ name, data }) => {
    const request = { name, ...(data as unknown as Omit<SentRequest, 'name'>) }
    if (left.has(request.requestId)) return new Promise(() => {})
    const asked = quiet[request.action]
    if (asked) {
      asked.inputs.push(request.input)
      return { result: await answer({ reply: asked.reply }, request) }
    }
    sent.push(request)
    const next = script.shift()
    if (next === 'never' || next instanceof Promise) waiting.push(request.requestId)
    if (next === undefined) throw new Error(`The test has no reply for request ${sent.length}, ${request.action}`)
    return { result: await answer(next, request) }
  })
  return sent
}

async function answer(next: Scripted, { action, requestId }: SentRequest): Promise<unknown> {
  if (next === 'lost') throw { errCode: -1, errMsg: 'cloud.callFunction:fail' }
  if (next === 'never') return new Promise(() => {})
  if (next instanceof Promise) return { ok: true, data: kept(action, await next), requestId }
  if ('refuse' in next) return { ok: false, error: { code: next.refuse, requestId, details: next.details } }
  return { ok: true, data: 'damaged' in next ? next.damaged : kept(action, next.reply), requestId }
}

/** A test cannot script what the shop cannot answer. */
function kept(action: string, reply: unknown): unknown {
  const parsed = appContract[action as ActionName].output.safeParse(reply)
  if (parsed.success) return parsed.data
  refused.push(`The contract of ${action} refuses the reply of this test: ${parsed.error.message}`)
  throw new Error(refused[0])
}

// A phone treats every failure as a lost reply, so a test of a lost reply would not notice this one.
const refused: string[] = []
afterEach(() => {
  const [first] = refused.splice(0)
  if (first) throw new Error(first)
})
