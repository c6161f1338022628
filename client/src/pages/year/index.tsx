import { useQuery } from '../../api/use-query'
import { SaveYear } from '../../features/front/year/SaveYear'
import { YearView } from '../../features/front/year/YearView'
import { Empty } from '../../ui/Empty'
import { Page } from '../../ui/Page'
import { Skeleton } from '../../ui/Skeleton'
import { dayText } from '../../ui/time-text'
import { guarded } from '../guarded'
import { QueryView } from '../QueryView'
import { usePageViewed } from '../use-page-viewed'
import { usePullDown } from '../use-pull-down'

function YearPage() {
  const mine = useQuery('year.getMine', {}, { keep: true })
  usePageViewed('year')
  usePullDown(mine.refresh)
  return (
    <Page>
      <QueryView query={mine} skeleton={<Skeleton shape="card" />}>
        {({ year, opensOn }) =>
          year && year.visitDays > 0 ? (
            <>
              <YearView year={year} />
              <SaveYear year={year} />
            </>
          ) : (
            <Empty
              title={year ? '这一年还没有消费' : '还没满一年'}
              note={
                opensOn ? `${Number(opensOn.slice(0, 4))}年${dayText(opensOn)}起，可以回头看这一年` : '下一年再来看看'
              }
            />
          )
        }
      </QueryView>
    </Page>
  )
}

export default guarded('year', YearPage)
