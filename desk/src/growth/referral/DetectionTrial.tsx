import { Button } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { type DetectionRules, detectionRulesSchema } from '#shared/growth/referral/signals/rules'
import type { ActionOutput } from '../../api/request'
import { useAsk } from '../../api/use-ask'
import { useRight } from '../../frame/use-person'
import { Answer } from '../../ui/Answer'
import { Card, Facts } from '../../ui/Page'
import { grouped, shortId } from '../../ui/words'
import { DECISIONS } from './words'

type Trial = ActionOutput<'referral.simulateDetection'>
const SHOWN_AT_FIRST = 8

/** What a document would have held of past bonds, each judged by what was known at its time. Changes nothing. */
export function DetectionTrial({ document }: { document: unknown }) {
  const [tried, setTried] = useState<DetectionRules | null>(null)
  const asked = useAsk('referral.simulateDetection', tried && { rules: tried })
  const parsed = detectionRulesSchema.safeParse(document)
  const maySee = useRight('growth')
  const isStale = tried !== null && JSON.stringify(parsed.data) !== JSON.stringify(tried)
  if (!maySee) return null
  return (
    <Card
      title="在过去的邀请上试"
      hint="只算，不改"
      act={
        <Button
          loading={tried !== null && asked.isAsking}
          disabled={!parsed.success}
          onClick={() => parsed.success && setTried(parsed.data)}
        >
          {tried === null ? '试一遍' : '再试一遍'}
        </Button>
      }
    >
      {tried === null ? (
        <p className="soft">按改后的规则把以前的邀请再看一遍：会停几笔，是哪些，和人的决定差在哪</p>
      ) : (
        <>
          {isStale && <p className="warned">规则又改过了，下面是改以前的</p>}
          <Answer asked={asked} lines={6}>
            {(trial) => <Outcome trial={trial} />}
          </Answer>
        </>
      )}
    </Card>
  )
}

function Outcome({ trial }: { trial: Trial }) {
  const { bonds, isCut, heldBefore, heldAfter, newlyHeld, noLongerHeld } = trial
  const [isWhole, setWhole] = useState(false)
  const shown = isWhole ? trial.changes : trial.changes.slice(0, SHOWN_AT_FIRST)
  return (
    <>
      <p className="big" role="status">
        {grouped(heldBefore)} → {grouped(heldAfter)}
        <small>笔停下等人看</small>
      </p>
      <p className="soft small">
        {isCut ? '最近的 ' : ''}
        {grouped(bonds)} 笔达标的邀请，每一笔只用当时知道的
      </p>
      <Facts
        facts={[
          ['多停的', heldText(newlyHeld, trial.newlyHeldThoughReleased, '人放行过，会停错')],
          ['不再停的', heldText(noLongerHeld, trial.noLongerHeldThoughRefused, '人决定不发，会漏掉')],
        ]}
      />
      {trial.changes.length === 0 && <p>没有一笔会不一样</p>}
      <ul className="plain-list small">
        {shown.map(({ bondId, inviterId, scoreBefore, scoreAfter, isHeldAfter, decision }) => (
          <li key={bondId}>
            <span className="line">
              <span>
                <Link to={`/members/${inviterId}`}>{shortId(inviterId)}</Link> 邀请{' '}
                <Link to={`/members/${bondId}`}>{shortId(bondId)}</Link>
              </span>
              <span>
                {scoreBefore.toFixed(1)} → {scoreAfter.toFixed(1)} 分
              </span>
            </span>
            <span className={isHeldAfter ? 'warm' : 'good'}>{isHeldAfter ? '会停下' : '不再停'}</span>
            <span className="soft"> · {decision === null ? '没有人决定过' : `当时停了，${DECISIONS[decision]}`}</span>
          </li>
        ))}
      </ul>
      {shown.length < trial.changes.length && (
        <button type="button" className="link-button" onClick={() => setWhole(true)}>
          看全部 {trial.changes.length} 笔
        </button>
      )}
      {newlyHeld + noLongerHeld > trial.changes.length && (
        <p className="soft small">只列最近的 {trial.changes.length} 笔</p>
      )}
    </>
  )
}

function heldText(count: number, wrong: number, means: string): string {
  return wrong === 0 ? `${grouped(count)} 笔` : `${grouped(count)} 笔，其中 ${grouped(wrong)} 笔${means}`
}
