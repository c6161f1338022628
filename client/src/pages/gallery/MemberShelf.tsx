import { View } from '@tarojs/components'
import { useState } from 'react'
import { TIER_THEMES, type TierTheme } from '../../brand/brand'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { LadderSteps } from '../../ui/LadderSteps'
import { MemberCard } from '../../ui/MemberCard'
import { PointsFigure } from '../../ui/PointsFigure'
import { Section } from '../../ui/Section'
import { StampCalendar, type StampState } from '../../ui/StampCalendar'
import { TierBadge } from '../../ui/TierBadge'
import { WeekStrip } from '../../ui/WeekStrip'
import { GALLERY_MONTH, GALLERY_TODAY } from './gallery-time'
import styles from './index.module.scss'

function nothing() {}

const TIER_NAMES: Record<TierTheme, string> = {
  paper: '清茶会员',
  jade: '翡翠会员',
  amber: '琥珀会员',
  ink: '墨金会员',
}

const STAMPS: Record<string, StampState> = {
  ...Object.fromEntries(
    [3, 4, 5, 9, 10, 17, 18, 19, 20].map((day) => [
      `${GALLERY_MONTH}-${String(day).padStart(2, '0')}`,
      'checked' as const,
    ]),
  ),
  [`${GALLERY_MONTH}-11`]: 'madeUp',
  [`${GALLERY_MONTH}-16`]: 'mendable',
}

function Cards() {
  const [points, setPoints] = useState(1286)
  return (
    <Section title="会员卡" link={{ text: '加 88 分', onClick: () => setPoints(points + 88) }}>
      <View className={styles.stack}>
        {TIER_THEMES.map((theme) => (
          <MemberCard
            key={theme}
            theme={theme}
            name="林间"
            tierText={`${TIER_NAMES[theme]} · 至 2027年3月`}
            points={points}
            notes={['90 分 11月30日到期', '今天还没签到']}
            growth={{ value: 640, total: 1000, text: '成长值 640 / 1,000', nextText: '再得 360 升琥珀会员' }}
            onTier={nothing}
            onPoints={nothing}
            onShowCode={nothing}
          />
        ))}
        <MemberCard theme="paper" name="一位名字特别特别长也不应该被截断的茶友" tierText="清茶会员" points={0} />
      </View>
    </Section>
  )
}

export function MemberShelf() {
  return (
    <>
      <Cards />
      <Section title="等级标记">
        <View className={styles.flow}>
          {TIER_THEMES.map((theme) => (
            <TierBadge key={theme} theme={theme} name={TIER_NAMES[theme]} />
          ))}
        </View>
      </Section>
      <Section title="今日签到" note="已连续 4 天">
        <Card>
          <WeekStrip
            days={[
              { label: '一', state: 'done', reward: '+5' },
              { label: '二', state: 'missed', reward: '+5' },
              { label: '三', state: 'done', reward: '+5' },
              { label: '四', state: 'done', reward: '+5' },
              { label: '今天', state: 'today', reward: '+5' },
              { label: '六', state: 'ahead', reward: '+5' },
              { label: '日', state: 'ahead', reward: '+20', isSpecial: true },
            ]}
          />
          <View className={styles.gap} />
          <Button>签到，得 5 积分</Button>
        </Card>
      </Section>
      <Section title="阶梯">
        <Card>
          <View className={styles.center}>
            <PointsFigure value={5} size="hero" label="已连续签到" unit="天" align="center" />
          </View>
          <View className={styles.gap} />
          <LadderSteps
            steps={[
              { at: 3, reward: '+10 积分', state: 'reached' },
              { at: 7, reward: '+20 积分', state: 'next' },
              { at: 14, reward: '+60 积分', state: 'ahead' },
              { at: 28, reward: '+200 积分', state: 'ahead' },
            ]}
          />
        </Card>
      </Section>
      <Section title="2026年11月" note="补签卡 1 张">
        <Card inset="tight">
          <StampCalendar
            month={GALLERY_MONTH}
            today={GALLERY_TODAY}
            stamps={STAMPS}
            rewards={{ [`${GALLERY_MONTH}-23`]: '20 分' }}
            onMend={nothing}
          />
        </Card>
      </Section>
    </>
  )
}
