import { View } from '@tarojs/components'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { ListRow } from '../../ui/ListRow'
import { Money } from '../../ui/Money'
import { PointsFigure } from '../../ui/PointsFigure'
import { ProgressBar } from '../../ui/ProgressBar'
import { Section } from '../../ui/Section'
import { Tag } from '../../ui/Tag'
import styles from './index.module.scss'

function nothing() {}

function Buttons() {
  return (
    <Section title="按钮">
      <View className={styles.stack}>
        <Button>签到，得 5 积分</Button>
        <Button loading>正在签到</Button>
        <Button disabled reason="今天已经签到，明天 0 点后再来">
          今天已签到
        </Button>
        <Button kind="quiet" icon="calendar">
          补签 11月16日，用 1 张补签卡
        </Button>
        <Button kind="danger">注销账号</Button>
        <Button kind="plain">以后再说</Button>
        <Button native={{ openType: 'getPhoneNumber' }}>用微信手机号绑定</Button>
        <View className={styles.flow}>
          <Button size="small">领取</Button>
          <Button size="small" loading>
            领取中
          </Button>
          <Button size="small" disabled>
            已领完
          </Button>
          <Button size="small" kind="quiet" icon="refresh">
            刷新
          </Button>
          <Button size="small" kind="danger">
            撤销
          </Button>
        </View>
      </View>
    </Section>
  )
}

function Rows() {
  return (
    <Section title="列表" link={{ text: '全部', onClick: nothing }}>
      <Card inset="rows">
        <ListRow title="签到" note="11月21日 09:41 · 连续第 5 天" value="+5" valueTone="accent" />
        <ListRow title="积分到期" note="90 分将在 11月30日 23:59 前到期，先用先得" value="90 分" valueTone="warm" />
        <ListRow icon="phone" title="手机号" value="尾号 77" onClick={nothing} />
        <ListRow icon="shield" title="隐私中心" note="查看保存了什么，随时撤回" onClick={nothing} />
        <ListRow icon="gift" title="生日礼" note="填写生日后可得" onClick={nothing} disabled />
        <ListRow icon="refresh" title="正在导出" onClick={nothing} busy />
        <ListRow
          title="一个特别长的标题，在窄屏和大字号下会折成几行，而不是被截断"
          value={<Money fen={123450} />}
          valueTone="strong"
        />
      </Card>
    </Section>
  )
}

export function BasicsShelf() {
  return (
    <>
      <Buttons />
      <Rows />
      <Section title="标签">
        <View className={styles.flow}>
          <Tag>未开始</Tag>
          <Tag tone="accent">进行中</Tag>
          <Tag tone="warm">明天到期</Tag>
          <Tag tone="danger">已失效</Tag>
        </View>
      </Section>
      <Section title="数字">
        <Card>
          <View className={styles.flow}>
            <Money fen={4600} size="hero" />
            <Money fen={800} size="large" decimals="auto" />
            <Money fen={-690} />
            <PointsFigure value={128600} label="积分" />
          </View>
          <View className={styles.gap} />
          <ProgressBar value={640} total={1000} label="成长值 640 / 1,000" />
        </Card>
        <Card onClick={nothing} label="整张卡可点">
          整张卡可点
        </Card>
      </Section>
    </>
  )
}
