import { Button } from 'antd'
import { useState } from 'react'
import { forecastSentences, scaledUp } from '#shared/reach/journey/forecast'
import { Answer } from '../../ui/Answer'
import { Card } from '../../ui/Page'
import { grouped } from '../../ui/words'
import type { DraftJourney } from './steps'
import { useSimulation } from './use-simulation'

/** What the drawn journey would have done in the last ninety days; asked for, because it reads many members. */
export function Simulation({
  journeyId,
  journey,
  isSound,
}: {
  journeyId: string
  journey: DraftJourney
  isSound: boolean
}) {
  const [tried, setTried] = useState<DraftJourney | null>(null)
  const { asked, sum } = useSimulation(journeyId, tried)
  return (
    <Card
      title="试走最近 90 天"
      hint="什么也不发、不写"
      act={
        <Button disabled={!isSound || tried === journey} onClick={() => setTried(journey)}>
          试走
        </Button>
      }
    >
      {tried === null ? (
        <p className="soft">照会员这 90 天做过的事走一遍，看会有多少人进来、发多少、最多花多少。</p>
      ) : (
        <>
          {sum !== null && (
            <p className="soft" role="status">
              已经走完 {grouped(sum.looked)} 位，一共 {grouped(sum.members)} 位
            </p>
          )}
          <Answer asked={asked} lines={2}>
            {(forecast) => (
              <>
                {forecastSentences(forecast && scaledUp(forecast)).map((sentence) => (
                  <p key={sentence}>{sentence}</p>
                ))}
                {tried !== journey && <p className="warm small">试走以后又改过，再试一次</p>}
              </>
            )}
          </Answer>
        </>
      )}
    </Card>
  )
}
