import { Sheet } from '../../../ui/Sheet'
import type { Centre, CentreTemplate } from './centre-groups'
import { validityText } from './coupon-text'
import { RuleList } from './RuleList'
import { ruleLines } from './rule-lines'

interface Props {
  template: CentreTemplate
  centre: Centre
  onClose: () => void
}

export function RulesSheet({ template: { rules, validity }, centre: { names, now }, onClose }: Props) {
  return (
    <Sheet open title={rules.title} onClose={onClose}>
      <RuleList lines={[validityText(validity, now), ...ruleLines(rules, names)]} />
    </Sheet>
  )
}
