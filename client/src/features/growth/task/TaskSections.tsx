import { View } from '@tarojs/components'
import { Card } from '../../../ui/Card'
import { Section } from '../../../ui/Section'
import { ChallengeCard } from './ChallengeCard'
import { TaskRow } from './TaskRow'
import { isChallenge, leadOf, sectionsOf, type TaskItem, type TaskList } from './task-text'

interface Props {
  list: TaskList
  /** The key of the one that stands first; null where none does in particular. */
  first: string | null
  onChanged: () => void
}

/** All tasks: challenges as their days, the others by when they can be done. */
export function TaskSections({ list, first, onChanged }: Props) {
  const lead = leadOf(list, first)
  const { today } = list
  const rows = (tasks: TaskItem[]) => (
    <Card inset="rows">
      <View role="list" ariaRole="list">
        {tasks.map((task) => (
          <TaskRow key={`${task.key}:${task.window}`} task={task} today={today} onChanged={onChanged} />
        ))}
      </View>
    </Card>
  )
  const challenges = list.tasks.filter(isChallenge)
  // One of several challenges needs no title of its own to stand first.
  const ordered = [...challenges.filter((task) => task === lead), ...challenges.filter((task) => task !== lead)]
  const sections = sectionsOf(list).map((section) => ({
    ...section,
    tasks: section.tasks.filter((task) => task !== lead),
  }))
  return (
    <>
      {lead && !isChallenge(lead) ? <Section title="先看这一件">{rows([lead])}</Section> : null}
      {ordered.map((task) => (
        <ChallengeCard key={`${task.key}:${task.window}`} task={task} today={today} onChanged={onChanged} />
      ))}
      {sections
        .filter(({ tasks }) => tasks.length > 0)
        .map(({ title, note, tasks }) => (
          <Section key={title} title={title} {...(note !== '' && { note })}>
            {rows(tasks)}
          </Section>
        ))}
    </>
  )
}
