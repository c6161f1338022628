import { Select } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import type { ActionOutput } from '../../api/request'
import { useAsk } from '../../api/use-ask'
import { WHOLE_SHOP } from '../../frame/places'
import { usePerson } from '../../frame/use-person'
import { FigureGrid } from '../../insight/report/FigureGrid'
import { useStores } from '../../people/staff/use-stores'
import { Answer } from '../../ui/Answer'
import { Card, Page } from '../../ui/Page'
import { Rows } from '../../ui/Rows'
import { dayText, grouped, momentText, roundMoney } from '../../ui/words'
import { OwnStores } from './OwnStores'
import { OWN, placesOf, storesOf, waysTo } from './places'

/** As many as one request may name. */
const STORES_MAX = 100

type Today = NonNullable<ActionOutput<'today.get'>['today']>

/** The first page of the morning: one document, prepared for the shop and for each store. */
export default function TodayPage() {
  const mine = usePerson()
  const person = mine?.person ?? null
  const places = placesOf(person, mine?.stores ?? [])
  const [chosen, setChosen] = useState<string | null>(null)
  const place = chosen ?? places[0] ?? null
  const asked = useAsk(
    'today.get',
    place === null || place === OWN ? null : place === WHOLE_SHOP ? {} : { storeId: place },
  )
  const today = asked.answer?.today
  return (
    <Page
      title="今天"
      hint={today && `${dayText(today.day)} · ${momentText(today.madeAt)} 准备的`}
      acts={places.length > 1 && <PlaceChoice places={places} place={place} onChange={setChosen} />}
    >
      {place === OWN ? (
        <OwnStores storeIds={storesOf(person, mine?.stores ?? []).slice(0, STORES_MAX)} onOpen={setChosen} />
      ) : (
        <Answer asked={asked} lines={8}>
          {({ today: found }) =>
            found ? <Prepared today={found} /> : <p className="empty">还没有准备好，一刻钟后再看</p>
          }
        </Answer>
      )}
    </Page>
  )
}

function PlaceChoice({ places, place, onChange }: PlaceProps) {
  const { nameOf } = useStores()
  return (
    <Select
      aria-label="哪家店"
      value={place}
      options={places.map((value) => ({
        value,
        label: value === WHOLE_SHOP ? '全店' : value === OWN ? '各店一起看' : nameOf(value),
      }))}
      onChange={onChange}
    />
  )
}

interface PlaceProps {
  places: string[]
  place: string | null
  onChange: (place: string) => void
}

function Prepared({ today }: { today: Today }) {
  const { tiers, sentences, staff } = today
  const figures = today.figures.map(({ value, ...figure }) => ({ ...figure, period: value }))
  const promised = figures.filter(({ target }) => target)
  const others = figures.filter(({ target }) => !target)
  return (
    <div className="stack">
      {promised.length > 0 && (
        <Card title="经营目标" hint="近 30 天" act={<Link to="/rules/targets">改目标</Link>}>
          <FigureGrid figures={promised} />
        </Card>
      )}
      <div className="cards two">
        <div className="stack">
          <Card title="昨天变了什么" hint="和上周同一天比">
            {sentences.length === 0 ? (
              <p className="soft">没有和上周同一天不一样的数字</p>
            ) : (
              <p>{sentences.join('；')}。</p>
            )}
          </Card>
          <Sales sales={today.sales} />
        </div>
        <div className="stack">
          <Waiting waiting={today.waiting} />
          {tiers.length > 0 && <Tiers tiers={tiers} />}
          {typeof staff === 'number' && <Card title="店员">{staff} 人在这家店</Card>}
        </div>
      </div>
      {others.length > 0 && (
        <Card
          title={promised.length > 0 ? '其他数字' : '近 30 天'}
          hint={promised.length > 0 ? '近 30 天' : '定了经营目标，这里会亮灯'}
          act={promised.length > 0 ? <Link to="/reports">全部报表</Link> : <Link to="/rules/targets">定经营目标</Link>}
        >
          <FigureGrid figures={others} />
        </Card>
      )}
    </div>
  )
}

function Tiers({ tiers }: Pick<Today, 'tiers'>) {
  return (
    <Card title="会员等级">
      <Rows
        name="会员等级"
        rows={tiers}
        keyOf={({ key }) => key}
        columns={[
          { title: '等级', of: ({ name }) => name },
          { title: '会员', of: ({ members }) => `${grouped(members)} 人`, isFigure: true },
          { title: '30 天前', of: ({ before }) => (before === null ? '–' : `${grouped(before)} 人`), isFigure: true },
        ]}
      />
    </Card>
  )
}

function Sales({ sales: { today, yesterday, weekBefore } }: Pick<Today, 'sales'>) {
  const rows = [
    { day: '今天到现在', ...today },
    { day: '昨天', ...yesterday },
    { day: '上周同一天', ...weekBefore },
  ]
  return (
    <Card title="会员消费">
      <Rows
        name="会员消费"
        rows={rows}
        keyOf={({ day }) => day}
        columns={[
          { title: '哪一天', of: ({ day }) => day },
          { title: '笔数', of: ({ purchases }) => `${grouped(purchases)} 笔`, isFigure: true },
          { title: '实收', of: ({ keptFen }) => roundMoney(keptFen), isFigure: true },
        ]}
      />
    </Card>
  )
}

/** Members are counted one by one, everything else by what is to be done. */
const unitOf = (kind: string) => (kind === 'visits' ? '位' : '件')

function Waiting({ waiting }: Pick<Today, 'waiting'>) {
  return (
    <Card title="等你处理">
      {waiting.length === 0 && <p className="soft">没有</p>}
      <ul className="plain-list">
        {waiting.map(({ kind, title, count }) => (
          <li key={kind} className="line">
            <Link to={waysTo[kind] ?? '/health'}>{title}</Link>
            <span className="soft small">
              {count} {unitOf(kind)}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}
