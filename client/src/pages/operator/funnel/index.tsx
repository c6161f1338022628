import { useState } from 'react'
import { useQuery } from '../../../api/use-query'
import { FunnelView } from '../../../features/insight/report/FunnelView'
import { BoardScreen } from '../../../features/people/staff/BoardScreen'
import { Empty } from '../../../ui/Empty'
import { Page } from '../../../ui/Page'
import { Skeleton } from '../../../ui/Skeleton'
import { Tabs } from '../../../ui/Tabs'
import { guarded } from '../../guarded'
import { QueryView } from '../../QueryView'
import { showHome } from '../../routes'

function Funnels() {
  const [chosen, setChosen] = useState<string | null>(null)
  const query = useQuery('report.getFunnel', chosen === null ? {} : { funnel: chosen })
  return (
    <Page wide>
      <QueryView query={query} skeleton={<Skeleton rows={4} />}>
        {({ funnels, funnel }) =>
          funnel ? (
            <>
              <Tabs
                tabs={funnels.map(({ key, name }) => ({ key, text: name }))}
                current={funnel.key}
                onChange={setChosen}
              />
              <FunnelView funnel={funnel} />
            </>
          ) : (
            <Empty picture="ledger" title="还没有设定漏斗" note="在云控制台的“漏斗”规则里添加" />
          )
        }
      </QueryView>
    </Page>
  )
}

function FunnelPage() {
  return <BoardScreen onHome={showHome}>{() => <Funnels />}</BoardScreen>
}

export default guarded('operator/funnel', FunnelPage)
