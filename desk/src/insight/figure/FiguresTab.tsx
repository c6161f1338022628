import { Button, Segmented, Select } from 'antd'
import { useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { FIGURE_GROUPS, type FigureGroup } from '#shared/insight/figure/spec'
import { groupedBy } from '#shared/kernel/parts'
import type { ActionInput } from '../../api/request'
import { useAsk } from '../../api/use-ask'
import { useTierChoices } from '../../base/settings/use-tier-choices'
import { placesWith } from '../../frame/places'
import { usePerson, useRight } from '../../frame/use-person'
import { useChannels } from '../../growth/entrance/use-channels'
import { useStores } from '../../people/staff/use-stores'
import { Answer } from '../../ui/Answer'
import { Card } from '../../ui/Page'
import { Rows } from '../../ui/Rows'
import { ByChannel } from './ByChannel'
import { Change } from './Change'
import { EnterDialog } from './EnterDialog'
import { FirstToLook } from './FirstToLook'
import {
  type Board,
  type BoardFigure,
  GROUP_TITLES,
  intervalText,
  PERIOD_CHOICES,
  periodText,
  targetText,
  usualText,
  valueText,
} from './figure-words'
import { channelChoice, enteredAt, type ScopeChoice, scopeChoices } from './places'
import { Stand } from './Stand'

type By = ActionInput<'figure.getBoard'>['by']

/** Which part of the shop, and which period, is looked at: in the address, so that a figure’s page leads back to it. */
export function useLooked() {
  const mine = usePerson()
  const { nameOf } = useStores()
  const tiers = useTierChoices()
  const channels = useChannels([])
  const [asked, setAsked] = useSearchParams()
  const places = scopeChoices(placesWith('reports', mine?.person ?? null, mine?.stores ?? []), mine?.stores ?? [], {
    nameOf,
    tiers,
  })
  const choices = [...places, ...channelChoice(asked.get('where'), places, channels.nameOf)]
  const choice = choices.find(({ value }) => value === asked.get('where')) ?? choices[0]
  const by = PERIOD_CHOICES.find(({ value }) => value === asked.get('by'))?.value ?? 'week'
  const look = (change: Record<string, string>) =>
    setAsked({ ...Object.fromEntries(asked), ...change }, { replace: true })
  return { choices, choice, by, look, query: asked.toString() }
}

/** The figures that shops are run by, with what they mean, and which factor moved. */
export function FiguresTab() {
  const { choices, choice, by, look, query } = useLooked()
  const [isEntering, setEntering] = useState(false)
  const mayChange = useRight('rules')
  if (!choice) return <Card>看经营数字要有“报表”的权限</Card>
  const at = enteredAt(choice)
  return (
    <div className="stack">
      <div className="acts">
        <Segmented
          options={PERIOD_CHOICES}
          value={by}
          onChange={(value) => look({ by: value })}
          aria-label="看哪一段"
        />
        <Select
          aria-label="哪里"
          value={choice.value}
          onChange={(where) => look({ where })}
          style={{ width: 200 }}
          options={choices.map(({ value, label }) => ({ value, label }))}
        />
        {at && <Button onClick={() => setEntering(true)}>填营业额</Button>}
        {mayChange && <Link to="/rules/figure-targets">定目标</Link>}
        {mayChange && <Link to="/rules/own-figures">加自己的数字</Link>}
      </div>
      <Shown by={by} choice={choice} query={query} />
      {at && isEntering && <EnterDialog at={at} name={choice.label} onClose={() => setEntering(false)} />}
    </div>
  )
}

function Shown({ by, choice, query }: { by: By; choice: ScopeChoice; query: string }) {
  const { nameOf } = useStores()
  const asked = useAsk('figure.getBoard', { by, ...choice.scope })
  return (
    <Answer asked={asked} lines={12}>
      {(board) => (
        <>
          {board.progress.sentence !== '' && (
            <p className="tinted" role="status">
              {board.progress.sentence}
            </p>
          )}
          {board.progress.state !== 'never' && (
            <>
              <FirstToLook board={board} query={query} />
              <Change board={board} nameOf={nameOf} />
              <ByChannel channels={board.channels ?? []} by={by} />
              {FIGURE_GROUPS.map((group) => (
                <Group key={group} group={group} board={board} query={query} />
              ))}
              <NotHere board={board} label={choice.label} />
            </>
          )}
        </>
      )}
    </Answer>
  )
}

/** Figures that this part of the shop has not got, by why: a hole would look like a fault. */
function NotHere({ board: { notHere = [] }, label }: { board: Board; label: string }) {
  if (notHere.length === 0) return null
  const reasons = [...groupedBy(notHere, ({ why }) => why)]
  return (
    <Card title="这里没有的数字" hint={label}>
      <ul className="plain-list">
        {reasons.map(([why, figures]) => (
          <li key={why}>
            {figures.map(({ title }) => title).join('、')}
            <br />
            <span className="soft small">{why}。</span>
          </li>
        ))}
      </ul>
    </Card>
  )
}

function Group({ group, board, query }: { group: FigureGroup; board: Board; query: string }) {
  const title = GROUP_TITLES[group]
  const figures = board.figures.filter((figure) => figure.group === group)
  if (figures.length === 0) return null
  return (
    <Card title={title} hint={periodText(board.period)}>
      <Rows
        name={title}
        rows={figures}
        keyOf={({ key }) => key}
        columns={[
          { title: '数字', of: (figure) => <Named figure={figure} query={query} /> },
          { title: '这一段', of: (figure) => valueText(figure, figure.value), isFigure: true },
          { title: '可能的范围', of: intervalText, isFigure: true, isExtra: true },
          { title: '前一段', of: (figure) => valueText(figure, figure.before), isFigure: true },
          { title: '一年前', of: (figure) => valueText(figure, figure.lastYear), isFigure: true },
          { title: '怎么样', of: (figure) => <Stand shown={figure} /> },
        ]}
      />
    </Card>
  )
}

function Named({ figure, query }: { figure: BoardFigure; query: string }) {
  const { key, title, formula, definition } = figure
  const told = targetText(figure) || usualText(figure)
  return (
    <>
      <Link to={`/reports/figures/${key}?${query}`}>{title}</Link>
      <br />
      <span className="soft small">
        {formula}。{definition}
        {told !== '' && <> {told}。</>}
      </span>
    </>
  )
}
