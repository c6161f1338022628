import { auditShop } from '../../../testing/audit-shop'
import { describeJobMatrix, tickJob } from '../../../testing/job-kill-matrix'
import { describeKillMatrix } from '../../../testing/kill-matrix'
import { openShop, type Shop } from '../../../testing/shop'
import { STRIKES, strikesOf } from '../../../testing/strikes'
import { aMember as aPerson, openStores } from '../../people/staff/testing/shop-floor'
import { anOccasion } from '../booking/testing/an-occasion'
import { aTicket } from '../feedback/testing/said'
import { messageJobCases } from './testing/job-cases'
import { accept, BOOKING, CHECK_IN, COUPON, REPLY, sendReminders, sentOf } from './testing/reminded'

// Killed at each of its database calls, it must succeed when it is sent again, or at the next ticks.

const DAY_MS = 86_400_000
const MINUTE_MS = 60_000

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
afterAll(() => shop.close())

const aMember = async (of: Shop) => {
  sendReminders(of)
  const phone = of.phone()
  await phone.call('home.open', {})
  return phone
}

describeKillMatrix(
  () => shop,
  [
    {
      name: 'message.recordAnswers',
      prepare: async (of) => {
        const phone = await aMember(of)
        const answers = [
          { templateId: CHECK_IN.templateId, answer: 'accept' as const },
          { templateId: COUPON.templateId, answer: 'reject' as const },
        ]
        return (requestId) => phone.ask('message.recordAnswers', { purpose: 'check-in-next', answers }, requestId)
      },
    },
    {
      name: 'message.recordAnswers for an occasion',
      prepare: async (of) => {
        sendReminders(of, { templates: [BOOKING] })
        await openStores(of)
        const [member, occasionId] = [await aPerson(of), await anOccasion(of)]
        await member.call('booking.signUp', { occasionId })
        const answers = [{ templateId: BOOKING.templateId, answer: 'accept' as const }]
        const asked = { purpose: 'booking' as const, occasionId, answers }
        return (requestId) => member.ask('message.recordAnswers', asked, requestId)
      },
    },
    {
      name: 'booking.cancel of a place that somebody waits for who wants to be told',
      prepare: async (of) => {
        sendReminders(of, { templates: [BOOKING] })
        await openStores(of)
        const [one, two] = [await aPerson(of), await aPerson(of)]
        const occasionId = await anOccasion(of, { places: 1 })
        await accept(two, BOOKING)
        for (const { call } of [one, two]) await call('booking.signUp', { occasionId })
        return (requestId) => one.ask('booking.cancel', { occasionId }, requestId)
      },
    },
    {
      name: 'feedback.answer to somebody who wants to be told',
      prepare: async (of) => {
        sendReminders(of, { templates: [REPLY] })
        const { member, feedbackId } = await aTicket(of)
        await accept(member, REPLY)
        const words = { feedbackId, text: '糖减了两成', by: '林店长' }
        return (requestId) => of.askOps('feedback.answer', words, requestId)
      },
    },
    {
      name: 'message.turnOff',
      prepare: async (of) => {
        const phone = await aMember(of)
        await accept(phone, CHECK_IN)
        return (requestId) => phone.ask('message.turnOff', { purpose: 'check-in-next' }, requestId)
      },
    },
    {
      name: 'message.switchOn',
      prepare: async (of) => {
        of.database.put('message_templates', { _id: CHECK_IN.templateId, off: { code: 47003, at: 0 } })
        return (requestId) => of.askOps('message.switchOn', { templateId: CHECK_IN.templateId }, requestId)
      },
    },
  ],
)

describeJobMatrix(
  () => shop,
  messageJobCases(() => shop),
)

describe('a minute in which a reminder is due', () => {
  let restore: () => void
  beforeAll(async () => {
    shop.reset()
    const phone = await aMember(shop)
    await accept(phone, CHECK_IN)
    await accept(phone, CHECK_IN)
    shop.clock.advance(DAY_MS - 60 * MINUTE_MS)
    restore = shop.remember()
  })

  /** The minutes after it, the job that settles what was lost among them. */
  async function goOn() {
    for (let minutes = 0; minutes < 4; minutes += 1) {
      shop.clock.advance(2 * MINUTE_MS)
      await shop.tickDue()
    }
    await tickJob('settle-sends')
  }

  function stand() {
    const [wallet] = shop.database.find('message_wallets')
    const grants = (wallet?.grants ?? []) as { state: string }[]
    return {
      messages: sentOf(shop).length,
      live: wallet?.live,
      held: grants.filter(({ state }) => state === 'reserved').length,
      work: shop.database.find('due_work').map(({ state }) => state),
      states: shop.database.find('message_sends').map(({ state }) => state),
      audit: auditShop(shop),
    }
  }

  const begin = () => {
    restore()
    shop.outbox.length = 0
    shop.coolDown()
  }

  test('sends one message for one step, whatever dies at which of its calls, and loses no count of it', async () => {
    begin()
    const calls = await shop.roundTrips(() => shop.tickDue())
    expect(stand()).toMatchObject({ messages: 1, live: 1, held: 0, states: ['sent'] })
    const seen = new Set<string>()
    for (const kind of STRIKES) {
      for (const fault of strikesOf(kind, calls)) {
        begin()
        shop.faults.add({ ...fault, times: 1 })
        await shop.tickDue().catch(() => undefined)
        if (shop.faults.list().every(({ struck }) => struck === 0)) break
        shop.faults.clear()
        shop.coolDown()
        await goOn()
        const { messages, states, ...rest } = stand()
        const [state] = states
        // Either it went out, or it was written down as perhaps sent: never twice, and never without a word.
        expect({ fault, messages, states }).toEqual({ fault, messages: state === 'sent' ? 1 : messages, states })
        expect({ fault, ok: messages <= 1 && ['sent', 'unknown'].includes(String(state)) }).toEqual({ fault, ok: true })
        expect({ fault, ...rest }).toEqual({ fault, live: 1, held: 0, work: ['waiting'], audit: [] })
        seen.add(`${state} ${messages}`)
      }
    }
    // What was lost before the call, and what was lost after it.
    expect([...seen].sort()).toEqual(['sent 1', 'unknown 0', 'unknown 1'])
  })

  test('two functions at once, and a tick that comes twice, send it once', async () => {
    begin()
    await Promise.all([shop.tickDue(), shop.tickDue()])
    await shop.tickDue()
    expect(stand()).toMatchObject({ messages: 1, live: 1, held: 0, work: ['waiting'], states: ['sent'] })
  })

  test('a refusal that nobody understands counts as perhaps sent, and is not asked for again', async () => {
    begin()
    shop.openapi.reply('subscribeMessage.send', () => ({ kind: 'refused', errorCode: -604103 }))
    await shop.tickDue()
    shop.openapi.resetReplies()
    await goOn()
    expect(stand()).toMatchObject({ messages: 1, live: 1, states: ['unknown'], work: ['waiting'] })
  })
})
