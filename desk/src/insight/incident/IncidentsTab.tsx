import { Link } from 'react-router'
import { clockWords } from '#shared/insight/incident/stand-text'
import { useAsk } from '../../api/use-ask'
import { usePages } from '../../api/use-pages'
import { useShopNow } from '../../frame/use-person'
import { Answer } from '../../ui/Answer'
import { Card, Status } from '../../ui/Page'
import { Rows } from '../../ui/Rows'
import { momentText } from '../../ui/words'
import { type Incident, standOf, standOfPath } from './words'

/** What is not over with, and what was. */
export function IncidentsTab() {
  const open = useAsk('incident.list', { isOpen: true })
  const { asked, more } = usePages(
    'incident.list',
    {},
    ({ nextBeforeAt }) => (nextBeforeAt === null ? null : { beforeAt: nextBeforeAt }),
    ({ incidents }) => incidents,
  )
  return (
    <div className="stack">
      <Card title="每条路通不通" hint="每十分钟看一遍" act={<Link to="/rules/watch">哪些日子不一样</Link>}>
        <Answer asked={open} lines={2}>
          {({ lights }) => (
            <ul className="side-by-side" aria-label="每条路怎么样">
              {lights.map(({ title, light }) => {
                const [tone, word] = standOfPath(light)
                return (
                  <li key={title}>
                    {title} <Status tone={tone}>{word}</Status>
                  </li>
                )
              })}
            </ul>
          )}
        </Answer>
      </Card>
      <Card title="还没有完的" act={<Link to="/journeys/addresses">通知别的系统</Link>}>
        <Answer asked={open} lines={4}>
          {({ incidents }) => <IncidentRows name="还没有完的事件" incidents={incidents} empty="每一步都通" />}
        </Answer>
      </Card>
      <Card title="所有事件" hint="新的在前">
        <Answer asked={asked} lines={6}>
          {(incidents) => <IncidentRows name="所有事件" incidents={incidents} empty="还没有过事件" more={more} />}
        </Answer>
      </Card>
    </div>
  )
}

interface IncidentRowsProps {
  name: string
  incidents: readonly Incident[]
  empty: string
  more?: ReturnType<typeof usePages>['more']
}

function IncidentRows({ name, incidents, empty, more }: IncidentRowsProps) {
  const now = useShopNow()
  return (
    <Rows
      name={name}
      rows={incidents}
      keyOf={({ incidentId }) => incidentId}
      linkOf={({ incidentId }) => `/reports/incidents/${encodeURIComponent(incidentId)}`}
      empty={empty}
      {...(more && { more })}
      columns={[
        { title: '什么事', of: ({ title }) => title },
        { title: '数字', of: ({ text }) => <span className="soft">{text}</span>, isExtra: true },
        { title: '开始', of: ({ openedAt }) => momentText(openedAt), isFigure: true },
        { title: '谁在办', of: ({ owner }) => owner ?? '–' },
        {
          title: '到哪一步',
          of: (incident) => {
            const [tone, word] = standOf(incident)
            return (
              <>
                <Status tone={tone}>{word}</Status>
                <div className="soft small">{clockWords(incident, now)}</div>
              </>
            )
          },
        },
      ]}
    />
  )
}
