import type { ReactNode } from 'react'
import type { ApiError } from '../../../api/api-error'
import { refusalText } from '../../../api/refusal-text'
import { Button } from '../../../ui/Button'
import { Tag } from '../../../ui/Tag'
import { CouponCard } from './CouponCard'
import { type Centre, type CentreTemplate, whyNotOf } from './centre-groups'
import { centreLines, markText } from './centre-text'
import { faceOf } from './coupon-face'
import { type NextSteps, nextStep } from './next-step'
import { Reason } from './Reason'
import { TakeButton } from './TakeButton'
import { useClaim } from './use-claim'
import type { Results } from './use-results'

export interface CentreActs extends NextSteps {
  onUse: (couponId: string) => void
  onWallet: () => void
  onBuy: (template: CentreTemplate) => void
  onExplain: (template: CentreTemplate) => void
  /** At the tap that claims, before anything is asked. */
  onTake?: () => void
}

interface Props {
  template: CentreTemplate
  centre: Centre
  results: Results
  acts: CentreActs
}

/** One coupon of the centre: claimed with one tap, or why it cannot be. */
export function CentreCard({ template, centre, results, acts }: Props) {
  const { templateId, rules, way } = template
  const { claim, running, error } = useClaim(templateId, results)
  const result = results.of(templateId)
  const got = result?.kind === 'got' ? result.couponId : null
  const isToHave = template.outcome === 'claimable'
  const claimNow = () => {
    acts.onTake?.()
    claim()
  }
  const take = way === 'points' ? () => acts.onBuy(template) : claimNow
  return (
    <CouponCard
      face={faceOf(rules)}
      title={rules.title}
      lines={centreLines(template, centre.now)}
      isQuiet={!isToHave && got === null}
      explain={{ label: `${rules.title}，使用规则`, onClick: () => acts.onExplain(template) }}
      act={
        got !== null ? (
          <Button kind="quiet" size="small" label={`使用${rules.title}`} onClick={() => acts.onUse(got)}>
            去使用
          </Button>
        ) : isToHave ? (
          <TakeButton way={way} title={rules.title} running={running} onClick={take} />
        ) : (
          <Tag>{markText(template)}</Tag>
        )
      }
      foot={footOf({ template, centre, acts }, got, result?.kind === 'refused' ? result.error : error)}
    />
  )
}

type FootProps = Omit<Props, 'results'>

function footOf({ template, centre, acts }: FootProps, got: string | null, error: ApiError | null): ReactNode {
  if (got !== null) return <Reason tone="done" text="已放进我的券" />
  if (error) return <Reason tone="danger" text={refusalText(error)} />
  const whyNot = whyNotOf(template, centre)
  if (!whyNot) return null
  const isHad = template.owned > 0 && markText(template) === '已领取'
  const step = isHad ? { text: '看我的券', onClick: acts.onWallet } : nextStep(whyNot.fix, acts)
  return <Reason text={whyNot.text} next={whyNot.next} step={step} />
}
