import { useState } from 'react'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { Empty } from '../../ui/Empty'
import { ErrorNotice } from '../../ui/ErrorNotice'
import { Notice } from '../../ui/Notice'
import { Section } from '../../ui/Section'
import { Sheet } from '../../ui/Sheet'
import { Skeleton } from '../../ui/Skeleton'
import { StaleNote } from '../../ui/StaleNote'
import { showToast } from '../../ui/toast'
import { GALLERY_NOW, GALLERY_TODAY } from './gallery-time'

function nothing() {}

function Overlays() {
  const [isOpen, setIsOpen] = useState(false)
  return (
    <Section title="弹出">
      <Button kind="quiet" onClick={() => setIsOpen(true)}>
        打开底部面板
      </Button>
      <Button kind="plain" onClick={() => showToast('已签到，得 5 积分')}>
        轻提示
      </Button>
      <Sheet
        open={isOpen}
        title="用 1 张补签卡"
        onClose={() => setIsOpen(false)}
        footer={<Button onClick={() => setIsOpen(false)}>补签 11月16日</Button>}
      >
        补签后，连续签到会从 11月9日 接上。补签卡每月最多用 2 张，这个月还剩 1 张。
      </Sheet>
    </Section>
  )
}

export function StateShelf() {
  return (
    <>
      <Section title="提示">
        <StaleNote shownAt={GALLERY_NOW} today={GALLERY_TODAY} onRefresh={nothing} />
        <Notice>填写生日后，生日当月会收到一份生日礼。</Notice>
        <Notice tone="success">已签到，得 5 积分</Notice>
        <Notice tone="warm">90 分将在 11月30日 23:59 前到期</Notice>
        <Notice
          tone="danger"
          action={
            <Button kind="plain" size="small">
              重试
            </Button>
          }
        >
          没有保存上，网络好像断了
        </Notice>
      </Section>
      <Section title="空">
        <Card>
          <Empty
            title="还没有积分流水"
            note="签到、消费后，每一笔都会记在这里"
            picture="ledger"
            action={<Button size="small">去签到</Button>}
          />
        </Card>
        <Card>
          <Empty title="这里还是空的" note="消费后就有了" />
        </Card>
        <Card>
          <Empty title="还没有券" picture="coupon" />
        </Card>
        <Card>
          <Empty title="这个月还没有签到" picture="calendar" />
        </Card>
        <Card>
          <Empty title="还没有绑定手机" picture="phone" />
        </Card>
      </Section>
      <Section title="出错">
        <Card>
          <ErrorNotice
            text="没有连上门店的服务器"
            nextStep="看看网络是否通畅，再试一次；已经办好的不会重复"
            onRetry={nothing}
            requestId="req_8f3k2m"
          />
        </Card>
        <Card>
          <ErrorNotice text="没有连上门店的服务器" onRetry={nothing} retrying />
        </Card>
      </Section>
      <Section title="加载">
        <Skeleton shape="card" />
        <Skeleton rows={2} />
        <Skeleton shape="figure" />
      </Section>
      <Overlays />
    </>
  )
}
