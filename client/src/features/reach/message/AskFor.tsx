import { AskCard } from './AskCard'
import type { About, Purpose, Reminder } from './use-reminder'
import { reminderIn, useAsking, useReminders } from './use-reminder'

interface Props {
  purpose: Purpose
  title: string
  note: (reminder: Reminder) => string
  act: string
  about?: About
}

/** The question with all that it takes, for pages whose other parts have nothing to do with it: nothing where it is asked for already. */
export function AskFor({ purpose, note, ...words }: Props) {
  const reminders = useReminders()
  const asking = useAsking(reminders)
  const reminder = reminderIn(reminders.data, purpose)
  if (!reminder || (reminder.isOn && reminder.left > 0 && asking.answered[purpose] === undefined)) return null
  return <AskCard {...words} {...{ reminder, asking }} note={note(reminder)} />
}
