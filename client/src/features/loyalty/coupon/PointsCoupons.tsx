import { View } from '@tarojs/components'
import { refusalText } from '../../../api/refusal-text'
import { Button } from '../../../ui/Button'
import { Card } from '../../../ui/Card'
import { grouped } from '../../../ui/figures'
import { Pressable } from '../../../ui/Pressable'
import { Section } from '../../../ui/Section'
import { type Centre, type CentreTemplate, groupsOf, whyNotOf } from './centre-groups'
import { faceLabel, faceOf } from './coupon-face'
import { validityText } from './coupon-text'
import styles from './PointsCoupons.module.scss'
import { Reason } from './Reason'
import type { Results } from './use-results'

interface Props {
  centre: Centre
  results: Results
  onBuy: (template: CentreTemplate) => void
  onUse: (couponId: string) => void
}

/** The coupons that points buy, one line each. */
export function PointsCoupons({ centre, results, onBuy, onUse }: Props) {
  const { forPoints } = groupsOf(centre.templates, (templateId) => results.of(templateId) !== null)
  const own = forPoints.filter(({ pricePoints }) => pricePoints !== null)
  if (own.length === 0) return null
  return (
    <Section title="换券" note="换到就在“券”里">
      <Card inset="rows">
        {own.map((template) => (
          <PointsCoupon
            key={template.templateId}
            template={template}
            centre={centre}
            result={results.of(template.templateId)}
            onBuy={() => onBuy(template)}
            onUse={onUse}
          />
        ))}
      </Card>
    </Section>
  )
}

interface RowProps {
  template: CentreTemplate
  centre: Centre
  result: ReturnType<Results['of']>
  onBuy: () => void
  onUse: (couponId: string) => void
}

function PointsCoupon({ template, centre, result, onBuy, onUse }: RowProps) {
  const { rules, pricePoints, validity, outcome } = template
  const face = faceOf(rules)
  const whyNot = whyNotOf(template, centre)
  const got = result?.kind === 'got' ? result.couponId : null
  return (
    <View className={styles.row}>
      <View className={styles.line}>
        <View className={styles.face} aria-label={faceLabel(face)} ariaRole="text">
          {face.unit === '¥' ? '¥' : ''}
          {face.figure}
          {face.unit === '折' ? '折' : ''}
        </View>
        <View className={styles.words}>
          <View className={styles.title}>{face.unit === null ? rules.title : face.caption}</View>
          <View className={styles.note}>
            {grouped(pricePoints ?? 0)} 积分 · {validityText(validity, centre.now)}
          </View>
        </View>
        {got !== null ? (
          <Button kind="quiet" size="small" label={`使用${rules.title}`} onClick={() => onUse(got)}>
            去使用
          </Button>
        ) : outcome === 'claimable' ? (
          <Pressable className={styles.act} onClick={onBuy} label={`兑换${rules.title}`}>
            兑换
          </Pressable>
        ) : null}
      </View>
      {got !== null ? (
        <Reason tone="done" text="已放进我的券" />
      ) : result?.kind === 'refused' ? (
        <Reason tone="danger" text={refusalText(result.error)} />
      ) : whyNot ? (
        <View className={styles.note}>{whyNot.text}</View>
      ) : null}
    </View>
  )
}
