import { useEffect, useRef, useState } from 'react'
import type { ActionInput, ActionOutput } from '../../../api/call'
import { useMutation } from '../../../api/use-mutation'
import { type Query, useQuery } from '../../../api/use-query'
import { alwaysAccepted, askToSubscribe, type SubscribeAnswers } from '../../../platform/subscribe'

export type Reminders = ActionOutput<'message.getReminders'>
export type Reminder = (Reminders['reminders'] | Reminders['more'])[number]
export type Purpose = Reminder['purpose']
/** What in particular a reminder is asked for. */
export type About = Pick<RecordInput, 'couponId' | 'occasionId'>

type RecordInput = ActionInput<'message.recordAnswers'>

/** All that the shop offers; one that is older than this phone has one list of them. */
export const remindersIn = (data: Reminders | null): Reminder[] =>
  data ? [...data.reminders, ...(data.more ?? [])] : []

export const reminderIn = (data: Reminders | null, purpose: Purpose): Reminder | undefined =>
  remindersIn(data).find((each) => each.purpose === purpose)

const isAccepted = ({ answers }: RecordInput) => answers.some(({ answer }) => answer === 'accept')

const FRESH_MS = 10 * 60_000

/** What the shop can remind of. Asked ahead, because at the tap nothing may be waited for. */
export function useReminders(): Query<Reminders> {
  return useQuery('message.getReminders', {}, { keep: true, freshMs: FRESH_MS })
}

/** The same as another page has asked it, for pages that open without a request of their own. */
export function useKnownReminders(): Query<Reminders> {
  return useQuery('message.getReminders', {}, { keep: true, enabled: false })
}

export interface Asking {
  /** Asks in WeChat's words; call it straight from the tap. */
  ask(purpose: Purpose, about?: About): void
  /** The same for who keeps "always" there: they see nothing, and have one more left. For taps that are made anyway. */
  topUp(purpose: Purpose): void
  running: boolean
  /** What was answered in this page, by purpose; an accept once the shop has kept it. */
  answered: Partial<Record<Purpose, 'accept' | 'reject'>>
  error: ReturnType<typeof useMutation<'message.recordAnswers'>>['error']
}

export function useAsking({ data, refresh }: Query<Reminders>): Asking {
  const [answered, setAnswered] = useState<Asking['answered']>({})
  const record = useMutation('message.recordAnswers', {
    onDone: (_reminders, input) => {
      unkept.current = unkept.current.filter((each) => each !== input)
      note(input)
      void refresh()
    },
  })
  /** What WeChat was told and the shop was not: sent again before WeChat is asked once more. */
  const unkept = useRef<RecordInput[]>([])
  const sending = useRef<Promise<unknown>>(Promise.resolve())
  const always = useRef<string[]>([])
  const offered = remindersIn(data)
  const isOffered = offered.length > 0
  useEffect(() => {
    if (isOffered)
      void alwaysAccepted().then((ids) => {
        always.current = ids
      })
  }, [isOffered])

  const templateOf = (purpose: Purpose) => offered.find((each) => each.purpose === purpose)?.templateId
  const keep = (purpose: Purpose, about: About, answers: SubscribeAnswers | null) => {
    if (!answers || answers.length === 0) return
    const input: RecordInput = { purpose, answers, ...about }
    // Who does not want it has nothing to wait for.
    if (!isAccepted(input)) note(input)
    unkept.current.push(input)
    send(input)
  }
  // One after the other: an act that is under way takes no second one.
  const send = (input: RecordInput) => {
    sending.current = sending.current.then(() => record.run(input))
  }
  const note = (input: RecordInput) =>
    setAnswered((before) => ({ ...before, [input.purpose]: isAccepted(input) ? 'accept' : 'reject' }))
  const ask = (purpose: Purpose, about: About = {}) => {
    const templateId = templateOf(purpose)
    const waiting = unkept.current.find((each) => each.purpose === purpose && isSame(each, about))
    if (waiting && !record.running) return send(waiting)
    // Nothing is awaited before this: WeChat opens its question only straight from a tap.
    if (templateId) void askToSubscribe([templateId]).then((answers) => keep(purpose, about, answers))
  }
  const topUp = (purpose: Purpose) => {
    const reminder = offered.find((each) => each.purpose === purpose)
    if (reminder?.isOn && always.current.includes(reminder.templateId)) ask(purpose)
  }
  return { ask, topUp, running: record.running, answered, error: record.error }
}

const isSame = (one: About, other: About) => one.couponId === other.couponId && one.occasionId === other.occasionId
