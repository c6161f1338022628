import { useState } from 'react'
import { useQuery } from '../../../api/use-query'
import { IncidentSheet } from '../../../features/insight/incident/IncidentSheet'
import { IncidentView } from '../../../features/insight/incident/IncidentView'
import type { Incident } from '../../../features/insight/incident/incident-text'
import { BoardScreen } from '../../../features/people/staff/BoardScreen'
import { Page } from '../../../ui/Page'
import { Skeleton } from '../../../ui/Skeleton'
import { showToast } from '../../../ui/toast'
import { guarded } from '../../guarded'
import { QueryView } from '../../QueryView'
import { showHome } from '../../routes'
import { usePullDown } from '../../use-pull-down'

function Incidents() {
  const [opened, setOpened] = useState<Incident | null>(null)
  const query = useQuery('incident.list', { isOpen: true })
  usePullDown(query.refresh)
  const done = (words: string) => {
    showToast(words)
    setOpened(null)
    void query.refresh()
  }
  return (
    <Page wide>
      <QueryView query={query} skeleton={<Skeleton rows={6} />}>
        {(shown) => <IncidentView shown={shown} onOpen={setOpened} />}
      </QueryView>
      {opened ? (
        <IncidentSheet key={opened.incidentId} known={opened} onClose={() => setOpened(null)} onDone={done} />
      ) : null}
    </Page>
  )
}

function IncidentsPage() {
  return <BoardScreen onHome={showHome}>{() => <Incidents />}</BoardScreen>
}

export default guarded('operator/incidents', IncidentsPage)
