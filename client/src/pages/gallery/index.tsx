import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../ui/Button'
import { Page } from '../../ui/Page'
import { Tabs } from '../../ui/Tabs'
import { BasicsShelf } from './BasicsShelf'
import { CodeShelf } from './CodeShelf'
import { FormShelf } from './FormShelf'
import { IconShelf } from './IconShelf'
import { MemberShelf } from './MemberShelf'
import { StateShelf } from './StateShelf'

const SHELVES = {
  member: { text: '会员', Shelf: MemberShelf },
  basics: { text: '基础', Shelf: BasicsShelf },
  states: { text: '状态', Shelf: StateShelf },
  forms: { text: '表单', Shelf: FormShelf },
  codes: { text: '码', Shelf: CodeShelf },
  icons: { text: '图标', Shelf: IconShelf },
} as const

type ShelfKey = keyof typeof SHELVES
const KEYS: ShelfKey[] = ['member', 'basics', 'states', 'forms', 'codes', 'icons']

/** Development only: every component in every state, at standard and at large type. */
export default function GalleryPage() {
  const [current, setCurrent] = useState<ShelfKey>('member')
  const [isLarge, setIsLarge] = useState(false)
  const { Shelf } = SHELVES[current]
  return (
    <Page
      footer={
        <Button kind="quiet" onClick={() => setIsLarge(!isLarge)}>
          {isLarge ? '换回标准字号' : '换大字号'}
        </Button>
      }
    >
      <View style={{ '--type-scale': isLarge ? '1.4' : '1' }}>
        <Tabs tabs={KEYS.map((key) => ({ key, text: SHELVES[key].text }))} current={current} onChange={setCurrent} />
        <Shelf />
      </View>
    </Page>
  )
}
