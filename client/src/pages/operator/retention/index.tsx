import { useState } from 'react'
import { useQuery } from '../../../api/use-query'
import { CohortView } from '../../../features/insight/report/CohortView'
import { RetentionView, STEPS, type Step } from '../../../features/insight/report/RetentionView'
import { BoardScreen } from '../../../features/people/staff/BoardScreen'
import { Page } from '../../../ui/Page'
import { Section } from '../../../ui/Section'
import { Skeleton } from '../../../ui/Skeleton'
import { Tabs } from '../../../ui/Tabs'
import { guarded } from '../../guarded'
import { QueryView } from '../../QueryView'
import { showHome } from '../../routes'

function Retention() {
  const [by, setBy] = useState<Step>('week')
  const retention = useQuery('report.getRetention', { by })
  const cohorts = useQuery('report.getCohorts', {})
  return (
    <Page wide>
      <Section title="来访留存">
        <Tabs tabs={STEPS} current={by} onChange={setBy} />
        <QueryView query={retention} skeleton={<Skeleton rows={6} />}>
          {(data) => <RetentionView retention={data} />}
        </QueryView>
      </Section>
      <Section title="按首次消费月份">
        <QueryView query={cohorts} skeleton={<Skeleton rows={4} />}>
          {(data) => <CohortView cohorts={data} />}
        </QueryView>
      </Section>
    </Page>
  )
}

function RetentionPage() {
  return <BoardScreen onHome={showHome}>{() => <Retention />}</BoardScreen>
}

export default guarded('operator/retention', RetentionPage)
