import { useState } from 'react'
import { askPosition, canAskPosition, type Point } from '../../../platform/place'
import { Button } from '../../../ui/Button'
import { Empty } from '../../../ui/Empty'
import { Notice } from '../../../ui/Notice'
import { Section } from '../../../ui/Section'
import { StoreRows } from './StoreRows'
import { byDistance, groupsOf, type StoreGuide } from './store-text'

type Props = { guide: StoreGuide; onOpen: (storeId: string) => void }

/** The usual store on top, the others by district; by distance only for whoever asks for that. */
export function StoreGuideView({ guide: { stores, usual, now }, onOpen }: Props) {
  const [position, setPosition] = useState<Point | null>(null)
  const [asking, setAsking] = useState<'no' | 'running' | 'failed'>('no')
  if (stores.length === 0) return <Empty title="还没有营业的门店" note="开门了会放在这里" />
  const own = stores.find(({ storeId }) => storeId === usual?.storeId)
  const ask = async () => {
    setAsking('running')
    const found = await askPosition()
    setPosition(found)
    setAsking(found ? 'no' : 'failed')
  }
  const rows = (list: typeof stores) => (
    <StoreRows stores={list.map((store) => ({ store, meters: null }))} now={now} onOpen={onOpen} />
  )
  return (
    <>
      {own ? (
        <Section title="常去的店" {...(usual?.by === 'purchases' && { note: `近半年来过 ${usual.visits} 次` })}>
          {rows([own])}
        </Section>
      ) : null}
      {position ? (
        <Section title="离你近的在前" note="按大概的位置">
          <StoreRows stores={byDistance(stores, position)} now={now} onOpen={onOpen} />
        </Section>
      ) : (
        groupsOf(stores.filter((store) => store !== own)).map((group) => (
          <Section key={group.title} title={group.title}>
            {rows(group.stores)}
          </Section>
        ))
      )}
      {asking === 'failed' ? <Notice>没有取得位置，门店还是按地区排</Notice> : null}
      {canAskPosition && !position ? (
        <Button kind="plain" loading={asking === 'running'} onClick={() => void ask()}>
          按距离排（用一次大概位置，不上传）
        </Button>
      ) : null}
    </>
  )
}
