import { Select } from 'antd'
import { useState } from 'react'
import type { ActionOutput } from '../../api/request'
import { useAsk } from '../../api/use-ask'
import { atPlace, placesWith } from '../../frame/places'
import { usePerson } from '../../frame/use-person'
import { Answer } from '../../ui/Answer'
import { Card } from '../../ui/Page'
import { Rows } from '../../ui/Rows'
import { grouped, roundMoney } from '../../ui/words'
import { PlaceSelect } from '../feedback/PlaceSelect'
import { liftText } from './words'

type Figures = ActionOutput<'follow-up.summarize'>
const SPANS = [30, 90, 180, 365]

/** By clerk, and whether it does anything: beside members of the same kind whom nobody was asked to call. */
export function ByClerk() {
  const mine = usePerson()
  const places = placesWith('reports', mine?.person ?? null, mine?.stores ?? [])
  const [chosen, setChosen] = useState<string | null>(null)
  const [days, setDays] = useState(90)
  const place = chosen ?? places[0] ?? null
  const asked = useAsk('follow-up.summarize', place === null ? null : { ...atPlace(place), days })
  return (
    <div className="stack">
      <div className="acts">
        <Select
          aria-label="最近多久"
          value={days}
          options={SPANS.map((value) => ({ value, label: `近 ${value} 天` }))}
          onChange={setDays}
          popupMatchSelectWidth={false}
        />
        {place !== null && <PlaceSelect places={places} place={place} onChange={setChosen} />}
      </div>
      <Answer asked={asked} lines={8}>
        {(figures) => <Shown figures={figures} />}
      </Answer>
    </div>
  )
}

function Shown({ figures: { staff, asked, keptBack, lift } }: { figures: Figures }) {
  const arms = [
    { name: '安排联系的', ...asked },
    { name: '留着没联系的', ...keptBack },
  ]
  return (
    <>
      <Card title="有没有用" hint="同类会员，从安排那天起 14 天；留着没联系的是随机的">
        <p>{liftText(lift, { asked: asked.members, keptBack: keptBack.members })}</p>
        <Rows
          name="联系和没联系的"
          rows={arms}
          keyOf={({ name }) => name}
          columns={[
            { title: '', of: ({ name }) => name },
            { title: '满 14 天的', of: ({ members }) => `${grouped(members)} 位`, isFigure: true },
            { title: '又来了', of: ({ cameBack }) => `${grouped(cameBack)} 位`, isFigure: true },
            { title: '人均消费', of: (arm) => meanText(arm), isFigure: true },
          ]}
        />
      </Card>
      <Card title="按店员" hint="联系到的客人不是随机的，别拿来和没联系的比">
        <Rows
          name="按店员"
          rows={staff}
          keyOf={({ staffId }) => staffId}
          empty="这段时间没有人办过"
          columns={[
            { title: '店员', of: ({ name }) => name },
            { title: '办好', of: ({ done }) => grouped(done), isFigure: true },
            { title: '没联系上', of: ({ notReached }) => grouped(notReached), isFigure: true },
            { title: '不需要', of: ({ notWanted }) => grouped(notWanted), isFigure: true },
            { title: '办好满 14 天的', of: ({ reached }) => grouped(reached.members), isFigure: true },
            { title: '又来了', of: ({ reached }) => grouped(reached.cameBack), isFigure: true },
            { title: '这 14 天消费', of: ({ reached }) => roundMoney(reached.spentFen), isFigure: true },
          ]}
        />
      </Card>
    </>
  )
}

const meanText = ({ members, spentFen }: { members: number; spentFen: number }): string =>
  members === 0 ? '–' : roundMoney(spentFen / members)
