import { lightText } from '#shared/insight/incident/stand-text'
import type { ActionOutput } from '../../../api/call'
import { shopNow } from '../../../api/shop-clock'
import { Card } from '../../../ui/Card'
import { Empty } from '../../../ui/Empty'
import { ListRow } from '../../../ui/ListRow'
import { Section } from '../../../ui/Section'
import { type Incident, incidentNote } from './incident-text'

interface Props {
  shown: ActionOutput<'incident.list'>
  onOpen: (incident: Incident) => void
}

/** What is wrong now, and how each path stands. */
export function IncidentView({ shown: { incidents, lights }, onOpen }: Props) {
  const now = shopNow()
  return (
    <>
      <Section title="还没有完的">
        {incidents.length === 0 ? (
          <Empty picture="cup" title="每一步都通" note="每十分钟看一遍；哪里断了会出现在这里" />
        ) : (
          <Card inset="rows">
            {incidents.map((incident) => (
              <ListRow
                key={incident.incidentId}
                icon="warning"
                title={incident.title}
                note={incidentNote(incident, now)}
                label={`${incident.title}，${incidentNote(incident, now)}`}
                onClick={() => onOpen(incident)}
              />
            ))}
          </Card>
        )}
      </Section>
      <Section title="每条路通不通">
        <Card inset="rows">
          {lights.map(({ title, light }) => (
            <ListRow
              key={title}
              title={title}
              value={lightText(light)}
              valueTone={light === 'red' ? 'warm' : light === 'green' ? 'soft' : 'strong'}
            />
          ))}
        </Card>
      </Section>
    </>
  )
}
