import { useQuery } from '../../api/use-query'
import { BadgeShelf } from '../../features/growth/task/BadgeShelf'
import { TaskRules } from '../../features/growth/task/TaskRules'
import { TaskSections } from '../../features/growth/task/TaskSections'
import { Empty } from '../../ui/Empty'
import { Page } from '../../ui/Page'
import { Skeleton } from '../../ui/Skeleton'
import { guarded } from '../guarded'
import { QueryView } from '../QueryView'
import { usePageViewed } from '../use-page-viewed'
import { usePullDown } from '../use-pull-down'

const skeleton = (
  <>
    <Skeleton shape="card" />
    <Skeleton rows={4} />
  </>
)

function TasksPage() {
  const list = useQuery('task.list', {}, { keep: true })
  usePageViewed('tasks')
  usePullDown(list.refresh)
  return (
    <Page>
      <QueryView query={list} skeleton={skeleton}>
        {(data) => (
          <>
            <TaskSections list={data} onChanged={() => void list.refresh()} />
            {data.tasks.length === 0 ? (
              <Empty picture="calendar" title="店里现在没有任务" note="签到和消费照样得积分" />
            ) : null}
            <BadgeShelf badges={data.badges} today={data.today} />
            {data.tasks.length > 0 ? <TaskRules /> : null}
          </>
        )}
      </QueryView>
    </Page>
  )
}

export default guarded('tasks', TasksPage)
