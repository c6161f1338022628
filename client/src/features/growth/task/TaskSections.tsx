import { View } from '@tarojs/components'
import { Card } from '../../../ui/Card'
import { Section } from '../../../ui/Section'
import { ChallengeCard } from './ChallengeCard'
import { TaskRow } from './TaskRow'
import { isChallenge, sectionsOf, type TaskList } from './task-text'

/** All tasks: challenges as their days, the others by when they can be done. */
export function TaskSections({ list, onChanged }: { list: TaskList; onChanged: () => void }) {
  const { tasks, today } = list
  return (
    <>
      {tasks.filter(isChallenge).map((task) => (
        <ChallengeCard key={`${task.key}:${task.window}`} task={task} today={today} onChanged={onChanged} />
      ))}
      {sectionsOf(list).map((section) => (
        <Section key={section.title} title={section.title} {...(section.note !== '' && { note: section.note })}>
          <Card inset="rows">
            <View role="list" ariaRole="list">
              {section.tasks.map((task) => (
                <TaskRow key={`${task.key}:${task.window}`} task={task} today={today} onChanged={onChanged} />
              ))}
            </View>
          </Card>
        </Section>
      ))}
    </>
  )
}
