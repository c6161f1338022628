import { Link, useParams } from 'react-router'
import { useAsk } from '../../api/use-ask'
import { Answer } from '../../ui/Answer'
import { Card, Facts, Page, Status } from '../../ui/Page'
import { momentText } from '../../ui/words'
import { RUN_WORDS } from './JourneyRuns'
import { draftOf, inOrder } from './steps'
import { useJourneyChoices } from './use-journey-choices'
import { stepName } from './words'

/** The path of one member through a journey: each step with what happened, and why. */
export function RunPage() {
  const { journeyId = '', runId = '' } = useParams()
  const asked = useAsk('journey.getRun', { runId })
  const version = asked.answer?.run.version
  const journey = useAsk('journey.get', version === undefined ? null : { journeyId, version }).answer
  const steps = inOrder(draftOf(journey?.inForce ?? journey?.draft))
  const { nameOf } = useJourneyChoices()
  const nameOfStep = (nodeId: string) => {
    const index = steps.findIndex(({ id }) => id === nodeId)
    const step = steps[index]
    return step ? stepName(step, index + 1, nameOf) : nodeId
  }
  const run = asked.answer?.run
  const [tone, word] = RUN_WORDS[run?.state ?? ''] ?? (['plain', ''] as const)
  return (
    <Page
      under={{ to: `/journeys/${journeyId}/runs`, title: journey?.journey.name ?? '旅程' }}
      title={run?.displayName ?? '一位会员'}
      hint={run && <Status tone={tone}>{word}</Status>}
    >
      <Answer asked={asked} lines={8}>
        {({ run: found, path }) => (
          <div className="cards two">
            <Card title="走过的路">
              <ol className="plain-list">
                {path.map(({ nodeId, at, text }, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a path is only ever read
                  <li key={index}>
                    <span className="line">
                      <span>
                        <strong>{text}</strong> <span className="soft">{nameOfStep(nodeId)}</span>
                      </span>
                      <span className="soft small unbroken">{momentText(at)}</span>
                    </span>
                  </li>
                ))}
              </ol>
              {path.length === 0 && <p className="soft">{found.why}</p>}
            </Card>
            <Card title="现在">
              <Facts
                facts={[
                  [
                    '会员',
                    <Link key="member" to={`/members/${found.memberId}`}>
                      {found.displayName}
                    </Link>,
                  ],
                  ['进来', momentText(found.enteredAt)],
                  ['为什么', found.why],
                  ...(found.dueAt === null ? [] : ([['到时间', momentText(found.dueAt)]] as const)),
                  ['用的是', `第 ${found.version} 版`],
                ]}
              />
            </Card>
          </div>
        )}
      </Answer>
    </Page>
  )
}
