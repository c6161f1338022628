import { useQuery } from '../../api/use-query'
import { BadgeShelf } from '../../features/growth/task/BadgeShelf'
import { TaskRules } from '../../features/growth/task/TaskRules'
import { TaskSections } from '../../features/growth/task/TaskSections'
import { useSeen } from '../../features/insight/experiment/use-seen'
import { useSession } from '../../session/use-session'
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
  const tried = useQuery('experiment.findShown', { surface: 'taskFirst' }, { keep: true })
  // Drawn when both are known, so that no row moves under a finger; without an answer tasks stand as they always do.
  const isKnown = tried.data !== null || tried.error !== null
  const first = tried.data?.shown ?? null
  const { memberId = null } = useSession(({ member }) => member) ?? {}
  // Of one task there is no order, and nobody has seen any.
  const hasOrder = isKnown && (list.data?.tasks.length ?? 0) > 1
  useSeen(hasOrder ? [first?.experimentId] : [], memberId)
  usePageViewed('tasks')
  usePullDown(list.refresh)
  return (
    <Page>
      <QueryView query={isKnown ? list : { ...list, data: null }} skeleton={skeleton}>
        {(data) => (
          <>
            <TaskSections list={data} first={first?.content ?? null} onChanged={() => void list.refresh()} />
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
