import { useState } from 'react'
import { NavLink, Route, Routes, useParams } from 'react-router'
import type { ActionOutput } from '../../api/request'
import { useAsk } from '../../api/use-ask'
import { Answer } from '../../ui/Answer'
import { Page, Status } from '../../ui/Page'
import { AddressesPage } from '../webhook/AddressesPage'
import { JourneyActs } from './JourneyActs'
import { JourneyEditor } from './JourneyEditor'
import { JourneyFigures } from './JourneyFigures'
import { JourneyList } from './JourneyList'
import { JourneyRuns } from './JourneyRuns'
import { RunPage } from './RunPage'
import { pausedText, stateOf } from './words'

export default function JourneysPage() {
  return (
    <Routes>
      <Route path="new" element={<NewJourney />} />
      <Route path="addresses" element={<AddressesPage />} />
      <Route path=":journeyId/runs/:runId" element={<RunPage />} />
      <Route path=":journeyId/:tab?" element={<OneJourney />} />
      <Route path="*" element={<JourneyList />} />
    </Routes>
  )
}

const UNDER = { to: '/journeys', title: '旅程' }

function NewJourney() {
  const [journeyId] = useState(() => `jny_${crypto.randomUUID().slice(0, 8)}`)
  return (
    <Page under={UNDER} title="新建旅程">
      <JourneyEditor found={null} journeyId={journeyId} />
    </Page>
  )
}

function OneJourney() {
  const { journeyId = '', tab = 'steps' } = useParams()
  const asked = useAsk('journey.get', { journeyId })
  const journey = asked.answer?.journey
  const [tone, word] = stateOf(journey?.state ?? '')
  const why = journey?.state === 'paused' ? pausedText(journey.pausedWhy) : null
  return (
    <Page
      under={UNDER}
      title={journey?.name ?? '旅程'}
      hint={
        journey && (
          <>
            <Status tone={tone}>
              {word}
              {journey.version === null ? '' : ` · 第 ${journey.version} 版`}
            </Status>
            {why && ` ${why}`}
          </>
        )
      }
      acts={journey && <JourneyActs journey={journey} />}
    >
      <nav className="tabs" aria-label="旅程">
        <NavLink to={`/journeys/${journeyId}`} end>
          步骤
        </NavLink>
        <NavLink to={`/journeys/${journeyId}/figures`}>进展</NavLink>
        <NavLink to={`/journeys/${journeyId}/runs`}>会员</NavLink>
      </nav>
      <Answer asked={asked} lines={10}>
        {(found) => <Tab tab={tab} found={found} />}
      </Answer>
    </Page>
  )
}

function Tab({ tab, found }: { tab: string; found: ActionOutput<'journey.get'> }) {
  const { journeyId } = found.journey
  if (tab === 'figures') return <JourneyFigures found={found} />
  if (tab === 'runs') return <JourneyRuns found={found} />
  return <JourneyEditor key={journeyId} found={found} journeyId={journeyId} />
}
