import { Button } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import type { ActionInput, ActionOutput } from '../../api/request'
import { useAsk } from '../../api/use-ask'
import { useTierChoices } from '../../base/settings/use-tier-choices'
import { useChannels } from '../../growth/entrance/use-channels'
import { useStores } from '../../people/staff/use-stores'
import { Answer } from '../../ui/Answer'
import { Card } from '../../ui/Page'
import { Rows } from '../../ui/Rows'
import { broughtText, type Series, valueText } from './figure-words'
import { nextLook } from './next-look'
import type { ScopeChoice } from './places'

type Found = ActionOutput<'figure.getCauses'>
type Figure = Series['figure']

interface CausesProps {
  figure: Figure
  points: Series['points']
  by: ActionInput<'figure.getCauses'>['by']
  choice: ScopeChoice
}

/** Where a figure moved: asked for by itself when its last light is not green, otherwise when somebody wants to know. */
export function Causes({ figure, points, by, choice }: CausesProps) {
  const light = points.at(-1)?.light
  const [isOpen, setOpen] = useState(light === 'bad' || light === 'watch')
  const asked = useAsk('figure.getCauses', isOpen ? { key: figure.key, by, ...choice.scope } : null)
  const next = nextLook(figure)
  return (
    <Card title="哪里变了" hint="最近一段比前一段">
      {isOpen ? (
        <Answer asked={asked} lines={4}>
          {(found) => <Parts figure={figure} found={found} />}
        </Answer>
      ) : (
        <Button onClick={() => setOpen(true)}>看哪里变了</Button>
      )}
      {next && (
        <p className="soft">
          接着看：<Link to={next.to}>{next.title}</Link>。{next.why}
        </p>
      )}
    </Card>
  )
}

function Parts({ figure, found }: { figure: Figure; found: Found }) {
  const stores = useStores()
  const tiers = useTierChoices()
  const channels = useChannels([])
  const tierName = (key: string) => tiers.find(({ value }) => value === key)?.label ?? key
  const tables = [
    { title: '门店', parts: found.stores, nameOf: stores.nameOf },
    { title: '等级', parts: found.tiers, nameOf: tierName },
    { title: '入会的渠道', parts: found.channels, nameOf: channels.nameOf },
  ].filter(({ parts }) => parts.length > 0)
  if (tables.length === 0) return <p className="soft">{found.why ?? '没有哪里变了'}。</p>
  return (
    <>
      {tables.map(({ title, parts, nameOf }) => (
        <Rows
          key={title}
          name={`按${title}`}
          rows={parts}
          keyOf={({ part }) => part}
          columns={[
            { title, of: ({ part }) => nameOf(part) },
            { title: '前一段', of: ({ was }) => valueText(figure, was), isFigure: true },
            { title: '这一段', of: ({ now }) => valueText(figure, now), isFigure: true },
            { title: '让全部变了', of: ({ brought }) => broughtText(figure, brought), isFigure: true },
          ]}
        />
      ))}
      <p className="soft small">
        变得最多的排在前面。说的是哪里动了，不是为什么动。
        {found.tiers.length + found.channels.length > 0 && '没有记等级、由收银文件带来的消费不在等级和渠道里。'}
      </p>
    </>
  )
}
