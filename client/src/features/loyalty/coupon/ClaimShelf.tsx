import { refusalText } from '../../../api/refusal-text'
import { useQuery } from '../../../api/use-query'
import { Button } from '../../../ui/Button'
import { Section } from '../../../ui/Section'
import { CouponCard } from './CouponCard'
import type { CentreTemplate } from './centre-groups'
import { centreLines } from './centre-text'
import { faceOf } from './coupon-face'
import { Reason } from './Reason'
import { TakeButton } from './TakeButton'
import { useClaim } from './use-claim'
import { type Results, useResults } from './use-results'

interface Props {
  /** False until the content above is drawn. */
  isShown: boolean
  /** False until the shop has answered for the content above, so that opening the page makes one request. */
  mayAsk: boolean
  onUse: (couponId: string) => void
  onCentre: () => void
  /** At the tap itself, before anything is asked. */
  onTake?: () => void
}

const SHELF_MAX = 2
/** Kept, so that a person who looks at another tab and comes back finds the same shelf. */
const FRESH_MS = 30_000

/** The first coupons that one tap can claim. The shelf is an extra: without any it draws nothing. */
export function ClaimShelf({ isShown, mayAsk, onUse, onCentre, onTake }: Props) {
  const { data, refresh } = useQuery('coupon.listCentre', {}, { keep: true, enabled: mayAsk, freshMs: FRESH_MS })
  const results = useResults(() => void refresh())
  const isHere = ({ templateId, way, outcome }: CentreTemplate) =>
    way === 'claim' && (outcome === 'claimable' || results.of(templateId) !== null)
  const templates = (data?.templates ?? []).filter(isHere).slice(0, SHELF_MAX)
  if (!data || !isShown || templates.length === 0) return null
  return (
    <Section title="可以领取" link={{ text: '领券中心', onClick: onCentre }}>
      {templates.map((template) => (
        <ShelfCard
          key={template.templateId}
          template={template}
          now={data.now}
          results={results}
          onUse={onUse}
          {...(onTake && { onTake })}
        />
      ))}
    </Section>
  )
}

type ShelfCardProps = Pick<Props, 'onUse' | 'onTake'> & { template: CentreTemplate; now: number; results: Results }

function ShelfCard({ template, now, results, onUse, onTake }: ShelfCardProps) {
  const { templateId, rules, outcome } = template
  const { claim, running, error } = useClaim(templateId, results)
  const result = results.of(templateId)
  const got = result?.kind === 'got' ? result.couponId : null
  const take = () => {
    onTake?.()
    claim()
  }
  const problem = result?.kind === 'refused' ? result.error : error
  return (
    <CouponCard
      face={faceOf(rules)}
      title={rules.title}
      lines={centreLines(template, now)}
      act={
        got !== null ? (
          <Button kind="quiet" size="small" label={`使用${rules.title}`} onClick={() => onUse(got)}>
            去使用
          </Button>
        ) : outcome === 'claimable' ? (
          <TakeButton way="claim" title={rules.title} running={running} onClick={take} />
        ) : null
      }
      foot={
        got !== null ? (
          <Reason tone="done" text="已放进我的券" />
        ) : problem ? (
          <Reason tone="danger" text={refusalText(problem)} />
        ) : null
      }
    />
  )
}
