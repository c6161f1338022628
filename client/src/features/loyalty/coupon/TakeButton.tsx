import { Button } from '../../../ui/Button'
import type { CentreTemplate } from './centre-groups'

type Props = Pick<CentreTemplate, 'way'> & { title: string; running: boolean; onClick: () => void }

export function TakeButton({ way, title, running, onClick }: Props) {
  const verb = way === 'points' ? '兑换' : '领取'
  return (
    <Button size="small" loading={running} label={`${verb}${title}`} onClick={onClick}>
      {verb}
    </Button>
  )
}
