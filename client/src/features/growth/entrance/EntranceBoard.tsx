import { useState } from 'react'
import { errorNoticeOf } from '../../../api/refusal-text'
import { usePages } from '../../../api/use-pages'
import { Button } from '../../../ui/Button'
import { Card } from '../../../ui/Card'
import { Empty } from '../../../ui/Empty'
import { ErrorNotice } from '../../../ui/ErrorNotice'
import { ListRow } from '../../../ui/ListRow'
import { MoreButton } from '../../../ui/MoreButton'
import { Page } from '../../../ui/Page'
import { Skeleton } from '../../../ui/Skeleton'
import { showToast } from '../../../ui/toast'
import { EntranceSheet } from './EntranceSheet'
import { type Entrance, entranceLine } from './entrance-text'
import { NewEntranceSheet } from './NewEntranceSheet'

interface Props {
  by: string
  stores: readonly { storeId: string; name: string }[]
}

/** Every entrance and where it leads; here operators add entrances and change targets. */
export function EntranceBoard({ by, stores }: Props) {
  const { query, more, startOver } = usePages(
    'entrance.list',
    {},
    {
      nextOf: ({ nextAfterKey }) => (nextAfterKey === null ? null : { afterKey: nextAfterKey }),
      itemsOf: ({ entrances }) => entrances,
    },
  )
  const { data, error, loading, refresh } = query
  const [opened, setOpened] = useState<Entrance | null>(null)
  const [isMaking, setIsMaking] = useState(false)
  const names = Object.fromEntries(stores.map(({ storeId, name }) => [storeId, name]))
  const changed = (words: string) => {
    setOpened(null)
    setIsMaking(false)
    showToast(words)
    startOver()
  }
  return (
    <Page wide footer={<Button onClick={() => setIsMaking(true)}>新入口</Button>}>
      {data ? (
        <EntranceRows entrances={data} names={names} onOpen={setOpened} />
      ) : error && !loading ? (
        <ErrorNotice {...errorNoticeOf(error)} onRetry={refresh} />
      ) : (
        <Skeleton rows={5} />
      )}
      <MoreButton more={more}>看更多</MoreButton>
      {opened ? (
        <EntranceSheet
          key={opened.key}
          entrance={opened}
          by={by}
          onClose={() => setOpened(null)}
          onChanged={() => changed('改好了，印好的码不用换')}
        />
      ) : null}
      {isMaking ? (
        <NewEntranceSheet
          stores={stores}
          by={by}
          onClose={() => setIsMaking(false)}
          onMade={() => changed('入口生成好了，点开可以保存小程序码')}
        />
      ) : null}
    </Page>
  )
}

interface RowsProps {
  entrances: readonly Entrance[]
  names: Readonly<Record<string, string>>
  onOpen: (entrance: Entrance) => void
}

function EntranceRows({ entrances, names, onOpen }: RowsProps) {
  if (entrances.length === 0) {
    return <Empty picture="phone" title="还没有入口" note="门口、桌面、包裹卡各印一个码，就知道会员从哪里来" />
  }
  return (
    <Card inset="rows">
      {entrances.map((entrance) => (
        <ListRow
          key={entrance.key}
          icon="scan"
          title={entrance.title}
          note={entranceLine(entrance, names)}
          value={entrance.isOpen ? undefined : '已停用'}
          onClick={() => onOpen(entrance)}
        />
      ))}
    </Card>
  )
}
