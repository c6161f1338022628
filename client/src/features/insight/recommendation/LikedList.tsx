import { useState } from 'react'
import { likedReason } from '#shared/insight/recommendation/reasons'
import { yuanWithFen } from '#shared/kernel/money'
import type { ApiError } from '../../../api/api-error'
import type { ActionOutput } from '../../../api/call'
import { refusalText } from '../../../api/refusal-text'
import { useMutation } from '../../../api/use-mutation'
import { Button } from '../../../ui/Button'
import { Card } from '../../../ui/Card'
import { ListRow } from '../../../ui/ListRow'
import { Notice } from '../../../ui/Notice'
import { Section } from '../../../ui/Section'
import { hideGoods, showGoodsAgain, useHiddenGoods } from './hidden-goods'

type Shown = ActionOutput<'recommendation.listMine'>
type Liked = Shown['mayLike'][number]
type Props = Pick<Shown, 'isPersonal' | 'mayLike'> & { limit?: number }

/** Something new, each with its reason. What a member does not want to see goes at once, and comes back where that failed. */
export function LikedList({ isPersonal, mayLike, limit }: Props) {
  const hidden = useHiddenGoods(({ keys }) => keys)
  const [problem, setProblem] = useState<string | null>(null)
  const shown = mayLike.filter(({ productKey }) => !hidden.includes(productKey)).slice(0, limit)
  if (shown.length === 0) return null
  const onHide = (productKey: string) => {
    setProblem(null)
    hideGoods(productKey)
  }
  const onFailed = (productKey: string, error: ApiError) => {
    setProblem(refusalText(error))
    showGoodsAgain(productKey)
  }
  return (
    <Section title="可能喜欢" note={isPersonal ? undefined : '大家都看到同样的'}>
      {problem ? <Notice tone="danger">{problem}</Notice> : null}
      <Card inset="rows">
        {shown.map((row) => (
          <LikedRow key={row.productKey} {...{ row, isPersonal, onHide, onFailed }} />
        ))}
      </Card>
    </Section>
  )
}

interface RowProps {
  row: Liked
  isPersonal: boolean
  onHide: (productKey: string) => void
  onFailed: (productKey: string, error: ApiError) => void
}

/** Each has an act of its own: the next one can be hidden before the last one is answered. */
function LikedRow({ row, isPersonal, onHide, onFailed }: RowProps) {
  const { productKey, name, priceFen } = row
  const hide = useMutation('recommendation.hide', { onError: (error) => onFailed(productKey, error) })
  const tap = () => {
    onHide(productKey)
    void hide.run({ productKey })
  }
  return (
    <ListRow
      title={name}
      note={`¥${yuanWithFen(priceFen)} · ${likedReason(row)}`}
      value={
        isPersonal ? (
          <Button kind="quiet" size="small" label={`不再推荐${name}`} onClick={tap}>
            不感兴趣
          </Button>
        ) : undefined
      }
    />
  )
}
