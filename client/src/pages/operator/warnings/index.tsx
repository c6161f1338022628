import { useState } from 'react'
import { useQuery } from '../../../api/use-query'
import { WarningSheet } from '../../../features/insight/report/WarningSheet'
import { ORDERS, type Order, WarningView } from '../../../features/insight/report/WarningView'
import type { Warning } from '../../../features/insight/report/warning-text'
import { BoardScreen } from '../../../features/people/staff/BoardScreen'
import { Page } from '../../../ui/Page'
import { Skeleton } from '../../../ui/Skeleton'
import { Tabs } from '../../../ui/Tabs'
import { guarded } from '../../guarded'
import { QueryView } from '../../QueryView'
import { showHome } from '../../routes'

function Warnings() {
  const [by, setBy] = useState<Order>('loss')
  const [opened, setOpened] = useState<Warning | null>(null)
  const query = useQuery('score.listWarnings', { by })
  return (
    <Page wide>
      <Tabs tabs={ORDERS} current={by} onChange={setBy} />
      <QueryView query={query} skeleton={<Skeleton rows={6} />}>
        {(warnings) => <WarningView warnings={warnings} onOpen={setOpened} />}
      </QueryView>
      {opened ? <WarningSheet key={opened.memberId} warning={opened} onClose={() => setOpened(null)} /> : null}
    </Page>
  )
}

function WarningsPage() {
  return <BoardScreen onHome={showHome}>{() => <Warnings />}</BoardScreen>
}

export default guarded('operator/warnings', WarningsPage)
