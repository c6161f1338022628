import { Button, InputNumber, Modal, Segmented, Switch } from 'antd'
import { apartText, type RefundWay, worthLeft } from '#shared/till/purchase/goods-back'
import { ActDialog } from '../../ui/ActDialog'
import { Field } from '../../ui/Field'
import { MoneyField } from '../../ui/MoneyField'
import { Rows } from '../../ui/Rows'
import { grouped, momentText, money } from '../../ui/words'
import { type OperatorPurchase, type RefundAnswer, useRefund } from './use-refund'

const WAYS: Record<RefundWay, string> = { goods: '退商品', money: '退金额' }

type Refund = ReturnType<typeof useRefund>

/** Takes a purchase back, wholly or in part, however old it is: what a store cannot do any more. */
export function RefundDialog({ purchase, onClose }: { purchase: OperatorPurchase; onClose(): void }) {
  const refund = useRefund(purchase)
  const { goods } = purchase
  if (refund.done) return <Done answer={refund.done} onClose={onClose} />
  return (
    <ActDialog
      title={`退款：${purchase.receiptNumber ?? momentText(purchase.at)}`}
      verb={`退 ${money(refund.wantedFen)}`}
      isOpen
      onClose={onClose}
      isRunning={refund.isRunning}
      error={refund.error}
      missing={refund.missing}
      isDestructive
      act={async (note) => {
        await refund.run(note)
        return false
      }}
    >
      <p>
        {momentText(purchase.at)}，实收 {money(purchase.amountFen)}
        {purchase.refundedFen > 0 && `，已退 ${money(purchase.refundedFen)}`}。
        这里只记账：钱由门店按原来的付款方式退给客人。
      </p>
      {refund.ways.length > 1 && (
        <Segmented
          aria-label="怎么退"
          value={refund.way}
          options={refund.ways.map((value) => ({ value, label: WAYS[value] }))}
          onChange={refund.setWay}
        />
      )}
      {refund.way === 'money' ? (
        <MoneyField
          label="退多少"
          help={`还没有退的 ${money(refund.leftFen)}；积分和成长值按比例收回`}
          fen={refund.moneyFen}
          onChange={refund.setMoneyFen}
        />
      ) : (
        goods && <GoodsFields goods={goods} refund={refund} />
      )}
    </ActDialog>
  )
}

function GoodsFields({ goods, refund }: { goods: NonNullable<OperatorPurchase['goods']>; refund: Refund }) {
  const { choice, choose } = refund
  if (goods.lines === null) {
    return (
      <MoneyField
        label="退回商品的原价"
        help={`用券前的价钱，最多 ${money(worthLeft(goods))}；退的是实付的钱`}
        fen={choice.worthFen || null}
        onChange={(fen) => choose({ worthFen: fen ?? 0 })}
      />
    )
  }
  const lines = goods.lines.map((line, number) => ({ ...line, number, leftUnits: line.quantity - line.backUnits }))
  return (
    <>
      <Rows
        name="退哪些商品"
        rows={lines}
        keyOf={({ number }) => String(number)}
        columns={[
          { title: '商品', of: ({ name, number }) => name ?? `第 ${number + 1} 行` },
          { title: '原价', of: ({ unitFen }) => money(unitFen), isFigure: true },
          {
            title: '退几件',
            isFigure: true,
            of: ({ name, number, leftUnits }) =>
              leftUnits === 0 ? (
                <span className="soft">已全部退回</span>
              ) : (
                <InputNumber
                  aria-label={`${name ?? `第 ${number + 1} 行`}退几件`}
                  value={choice.units[number] ?? 0}
                  min={0}
                  max={leftUnits}
                  precision={0}
                  suffix={`/ ${leftUnits}`}
                  onChange={(units) => choose({ units: { ...choice.units, [number]: units ?? 0 } })}
                />
              ),
          },
        ]}
      />
      {goods.deliveryFen > 0 && (
        <Field label={`${apartText(goods)} ${money(goods.deliveryFen)} 也退`}>
          {(id) => (
            <Switch id={id} checked={choice.isDeliveryBack} onChange={(isDeliveryBack) => choose({ isDeliveryBack })} />
          )}
        </Field>
      )}
      <p className="soft small">退的是这些商品用券以后实付的钱</p>
    </>
  )
}

function Done({
  answer: { moneyFen, pointsTaken, debtAfter, coupons },
  onClose,
}: {
  answer: RefundAnswer
  onClose(): void
}) {
  const back = coupons.filter(({ status }) => status === 'available')
  const ended = coupons.filter(({ status }) => status !== 'available')
  return (
    <Modal title="已退款" open onCancel={onClose} footer={null} width={520}>
      <div className="act">
        <p role="status">
          <strong>记了退 {money(moneyFen)}</strong>，
          {pointsTaken === 0 ? '没有要收回的积分' : `收回 ${grouped(pointsTaken)} 积分`}
        </p>
        {debtAfter > 0 && <p>积分已经花掉一部分，还欠 {grouped(debtAfter)} 积分，以后得的先补上</p>}
        {back.length > 0 && <p>{back.map(({ title }) => `“${title}”`).join('、')}已退给会员</p>}
        {ended.length > 0 && <p>{ended.map(({ title }) => `“${title}”`).join('、')}已经过期，没有退回</p>}
        <footer>
          <Button type="primary" onClick={onClose}>
            好了
          </Button>
        </footer>
      </div>
    </Modal>
  )
}
