import { useQuery } from '../../../api/use-query'
import { BoardView } from '../../../features/insight/report/BoardView'
import { BoardScreen } from '../../../features/people/staff/BoardScreen'
import { Card } from '../../../ui/Card'
import { ListRow } from '../../../ui/ListRow'
import { Page } from '../../../ui/Page'
import { Section } from '../../../ui/Section'
import { Skeleton } from '../../../ui/Skeleton'
import { guarded } from '../../guarded'
import { QueryView } from '../../QueryView'
import { showHome } from '../../routes'
import { openReport } from '../open-report'

function Board() {
  const query = useQuery('report.getBoard', {}, { keep: true })
  return (
    <Page wide>
      <QueryView query={query} skeleton={<Skeleton rows={6} />}>
        {(board) => <BoardView board={board} />}
      </QueryView>
      <Section title="更多报表">
        <Card inset="rows">
          <ListRow icon="calendar" title="留存与复购" onClick={() => openReport('retention')} />
          <ListRow icon="ledger" title="漏斗" onClick={() => openReport('funnel')} />
          <ListRow icon="warning" title="流失预警" onClick={() => openReport('warnings')} />
          <ListRow icon="info" title="事件" onClick={() => openReport('incidents')} />
          <ListRow icon="badge" title="待审批" onClick={() => openReport('approvals')} />
          <ListRow icon="friends" title="邀请审核" onClick={() => openReport('reviews')} />
          <ListRow icon="phone" title="来访审核" onClick={() => openReport('visits')} />
          <ListRow icon="shield" title="数据完整率" onClick={() => openReport('completeness')} />
        </Card>
      </Section>
    </Page>
  )
}

function BoardPage() {
  return <BoardScreen onHome={showHome}>{() => <Board />}</BoardScreen>
}

export default guarded('operator/board', BoardPage)
