import { Button, InputNumber, Segmented, Select } from 'antd'
import { useState } from 'react'
import type { BusinessDay } from '#shared/kernel/business-day'
import type { ActionInput, ActionOutput } from '../../api/request'
import { useAct } from '../../api/use-act'
import { useAsk } from '../../api/use-ask'
import { atPlace, placesWith, WHOLE_SHOP } from '../../frame/places'
import { usePerson } from '../../frame/use-person'
import { useStores } from '../../people/staff/use-stores'
import { ActDialog } from '../../ui/ActDialog'
import { Answer } from '../../ui/Answer'
import { DayInput } from '../../ui/DayInput'
import { Field } from '../../ui/Field'
import { Card } from '../../ui/Page'
import { Rows } from '../../ui/Rows'
import { dayText, grouped, money, percent, roundMoney } from '../../ui/words'

type By = ActionInput<'figure.getBoard'>['by']
type Board = ActionOutput<'figure.getBoard'>
type Figure = Board['figures'][number]

const PERIODS: { value: By; label: string }[] = [
  { value: 'day', label: '昨天' },
  { value: 'week', label: '上一周' },
  { value: 'month', label: '上个月' },
]

/** The figures that shops are run by, with what they mean, and which factor moved. */
export function FiguresTab() {
  const mine = usePerson()
  const places = placesWith('reports', mine?.person ?? null, mine?.stores ?? [])
  const [by, setBy] = useState<By>('week')
  const [chosen, setChosen] = useState<string | null>(null)
  const [isEntering, setEntering] = useState(false)
  const { nameOf } = useStores()
  const place = chosen ?? places[0]
  if (place === undefined) return <Card>看经营数字要有“报表”的权限</Card>
  return (
    <div className="stack">
      <div className="acts">
        <Segmented options={PERIODS} value={by} onChange={setBy} aria-label="看哪一段" />
        <Select
          aria-label="哪里"
          value={place}
          onChange={setChosen}
          style={{ width: 200 }}
          options={places.map((value) => ({ value, label: value === WHOLE_SHOP ? '所有门店' : nameOf(value) }))}
        />
        <Button onClick={() => setEntering(true)}>填营业额</Button>
      </div>
      <Shown by={by} place={place} nameOf={nameOf} />
      {isEntering && <EnterDialog place={place} onClose={() => setEntering(false)} />}
    </div>
  )
}

function Shown({ by, place, nameOf }: { by: By; place: string; nameOf(storeId: string): string }) {
  const asked = useAsk('figure.getBoard', { by, ...atPlace(place) })
  return (
    <Answer asked={asked} lines={12}>
      {(board) => (
        <>
          <Change board={board} nameOf={nameOf} />
          <Card title="经营数字" hint={periodText(board.period)}>
            <Rows
              name="经营数字"
              rows={board.figures}
              keyOf={({ key }) => key}
              columns={[
                {
                  title: '数字',
                  of: ({ title, formula, definition }) => (
                    <>
                      {title}
                      <br />
                      <span className="soft small">
                        {formula}。{definition}
                      </span>
                    </>
                  ),
                },
                { title: '这一段', of: (figure) => valueText(figure, figure.value), isFigure: true },
                { title: '可能的范围', of: intervalText, isFigure: true, isExtra: true },
                { title: '前一段', of: (figure) => valueText(figure, figure.before), isFigure: true },
                { title: '一年前', of: (figure) => valueText(figure, figure.lastYear), isFigure: true },
              ]}
            />
          </Card>
        </>
      )}
    </Answer>
  )
}

function Change({ board: { change, before }, nameOf }: { board: Board; nameOf(storeId: string): string }) {
  return (
    <div className="cards two">
      <Card title="为什么多了少了" hint={`比 ${periodText(before)}`}>
        <p>{change.sentence}</p>
        <Rows
          name="各因素带来的变化"
          rows={change.factors}
          keyOf={({ key }) => key}
          columns={[
            { title: '因素', of: ({ title }) => title },
            { title: '前一段', of: ({ key, before: was }) => factorText(key, was), isFigure: true },
            { title: '这一段', of: ({ key, now }) => factorText(key, now), isFigure: true },
            { title: '带来', of: ({ fen }) => signedMoney(fen), isFigure: true },
          ]}
        />
        <p className="soft small">
          各项相乘就是消费金额，带来的变化相加正好是 {signedMoney(change.nowFen - change.beforeFen)}
        </p>
      </Card>
      {change.stores.length > 0 && (
        <Card title="哪家店" hint="相加就是全部变化">
          <Rows
            name="各门店带来的变化"
            rows={change.stores}
            keyOf={({ storeId }) => storeId}
            columns={[
              { title: '门店', of: ({ storeId }) => nameOf(storeId) },
              { title: '带来', of: ({ fen }) => signedMoney(fen), isFigure: true },
            ]}
          />
        </Card>
      )}
    </div>
  )
}

function EnterDialog({ place, onClose }: { place: string; onClose(): void }) {
  const enter = useAct('figure.enterTurnover')
  const [day, setDay] = useState<BusinessDay | null>(null)
  const [yuan, setYuan] = useState<number | null>(null)
  return (
    <ActDialog
      title="填一天的全店营业额"
      verb="填上"
      isOpen
      onClose={onClose}
      isRunning={enter.isRunning}
      error={enter.error}
      withReason={false}
      missing={day === null || yuan === null ? '选日子，填金额' : null}
      act={async () =>
        day !== null &&
        yuan !== null &&
        (await enter.run({ day, totalFen: Math.round(100 * yuan), ...atPlace(place) })) !== null
      }
    >
      <p className="soft">收银机一天收的全部，会员和不是会员的都算。填错了再填一次，以最后一次为准。</p>
      <Field label="哪一天">{(id) => <DayInput id={id} value={day} onChange={setDay} />}</Field>
      <Field label="营业额">
        {(id) => <InputNumber id={id} min={0} precision={2} addonAfter="元" value={yuan} onChange={setYuan} />}
      </Field>
    </ActDialog>
  )
}

const periodText = ({ fromDay, toDay }: Board['period']): string =>
  fromDay === toDay ? dayText(fromDay) : `${dayText(fromDay)} 至 ${dayText(toDay)}`

function valueText({ unit }: Pick<Figure, 'unit'>, value: number | null): string {
  if (value === null) return '–'
  if (unit === 'percent') return percent(value)
  if (unit === 'fen') return roundMoney(value)
  return `${grouped(value)}${unit === 'members' ? ' 人' : ' 笔'}`
}

const intervalText = ({ interval }: Figure): string =>
  interval === null ? '' : `${percent(interval.from)} – ${percent(interval.to)}`

function factorText(key: string, value: number): string {
  if (key === 'boughtShare') return percent(value)
  if (key === 'orderValue') return money(Math.round(value))
  return key === 'ordersEach' ? value.toFixed(2) : grouped(value)
}

const signedMoney = (fen: number): string => (fen > 0 ? `+${money(fen)}` : money(fen))
