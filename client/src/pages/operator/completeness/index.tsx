import { useQuery } from '../../../api/use-query'
import { CompletenessView } from '../../../features/insight/report/CompletenessView'
import { BoardScreen } from '../../../features/people/staff/BoardScreen'
import { Page } from '../../../ui/Page'
import { Skeleton } from '../../../ui/Skeleton'
import { guarded } from '../../guarded'
import { QueryView } from '../../QueryView'
import { showHome } from '../../routes'

function Completeness() {
  const query = useQuery('report.getCompleteness', {})
  return (
    <Page wide>
      <QueryView query={query} skeleton={<Skeleton rows={5} />}>
        {(completeness) => <CompletenessView completeness={completeness} />}
      </QueryView>
    </Page>
  )
}

function CompletenessPage() {
  return <BoardScreen onHome={showHome}>{() => <Completeness />}</BoardScreen>
}

export default guarded('operator/completeness', CompletenessPage)
