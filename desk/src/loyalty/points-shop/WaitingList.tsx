import { Button, Select } from 'antd'
import { useState } from 'react'
import { businessDayOf, daysBetween } from '#shared/kernel/business-day'
import type { ActionOutput } from '../../api/request'
import { useAct } from '../../api/use-act'
import { useAsk } from '../../api/use-ask'
import { useOwnName, useShopNow } from '../../frame/use-person'
import { ActDialog } from '../../ui/ActDialog'
import { Answer } from '../../ui/Answer'
import { Card, Status } from '../../ui/Page'
import { Rows } from '../../ui/Rows'
import { dayText, grouped, momentText, shortId } from '../../ui/words'

type PickUp = ActionOutput<'points-shop.listWaiting'>['pickUps'][number]

/** What the stores keep for members, what ends first on top. */
export function WaitingList() {
  const [storeId, setStoreId] = useState<string | undefined>(undefined)
  const [calledOff, setCalledOff] = useState<PickUp | null>(null)
  const waiting = useAsk('points-shop.listWaiting', storeId === undefined ? {} : { storeId })
  const stores = useAsk('points-shop.listGoods', {}).answer?.stores ?? []
  return (
    <Card
      title="等待取货"
      hint="店员在收银台扫会员的取货码交货"
      act={
        <Select
          aria-label="门店"
          value={storeId ?? ''}
          onChange={(value) => setStoreId(value === '' ? undefined : value)}
          options={[
            { value: '', label: '所有门店' },
            ...stores.map((store) => ({ value: store.storeId, label: store.name })),
          ]}
          style={{ minWidth: 140 }}
        />
      }
    >
      <Answer asked={waiting}>
        {({ pickUps, isComplete }) => (
          <>
            <Rows
              name="等待取货"
              rows={pickUps}
              keyOf={({ pickUpId }) => pickUpId}
              empty="现在没有等着取的"
              columns={[
                { title: '商品', of: ({ title }) => <strong>{title}</strong> },
                { title: '门店', of: ({ storeName }) => storeName },
                { title: '会员', of: ({ memberId }) => shortId(memberId) },
                { title: '积分', of: ({ pointsPaid }) => grouped(pointsPaid), isFigure: true },
                { title: '兑换', of: ({ at }) => momentText(at), isExtra: true },
                { title: '最后一天', of: ({ untilDay }) => <LastDay untilDay={untilDay} /> },
                {
                  title: '操作',
                  of: (pickUp) => (
                    <Button type="link" size="small" onClick={() => setCalledOff(pickUp)}>
                      取消
                    </Button>
                  ),
                  isFigure: true,
                },
              ]}
            />
            {!isComplete && <p className="soft small">只列出最先到期的 200 件，选一家门店看它的全部</p>}
          </>
        )}
      </Answer>
      {calledOff && <CallOffDialog pickUp={calledOff} onClose={() => setCalledOff(null)} />}
    </Card>
  )
}

function LastDay({ untilDay }: { untilDay: PickUp['untilDay'] }) {
  const days = daysBetween(businessDayOf(useShopNow()), untilDay)
  if (days > 1) return <>{dayText(untilDay)}</>
  return <Status tone="watch">{days === 1 ? '明天' : days === 0 ? '今天' : '今晚退回'}</Status>
}

function CallOffDialog({ pickUp, onClose }: { pickUp: PickUp; onClose(): void }) {
  const callOff = useAct('points-shop.callOff')
  const by = useOwnName()
  return (
    <ActDialog
      title={`取消“${pickUp.title}”的取货`}
      verb={`取消，退回 ${grouped(pickUp.pointsPaid)} 积分`}
      isOpen
      onClose={onClose}
      isRunning={callOff.isRunning}
      error={callOff.error}
      isDestructive
      act={async (note) => (await callOff.run({ pickUpId: pickUp.pickUpId, by, note })) !== null}
    >
      <p>积分马上退给会员，这一份回到门店的库存。损坏或少了的，取消后再到“库存”里减掉。</p>
    </ActDialog>
  )
}
