import { useState } from 'react'
import { likedReason } from '#shared/insight/recommendation/reasons'
import { yuanWithFen } from '#shared/kernel/money'
import type { ActionOutput } from '../../../api/call'
import { useMutation } from '../../../api/use-mutation'
import { Button } from '../../../ui/Button'
import { Card } from '../../../ui/Card'
import { ListRow } from '../../../ui/ListRow'
import { Section } from '../../../ui/Section'

type Shown = ActionOutput<'recommendation.listMine'>

/** Something new, each with its reason. What a member does not want to see goes at once; if that fails it is there next time. */
export function LikedList({ isPersonal, mayLike }: Pick<Shown, 'isPersonal' | 'mayLike'>) {
  const [hidden, setHidden] = useState<readonly string[]>([])
  const hide = useMutation('recommendation.hide')
  const shown = mayLike.filter(({ productKey }) => !hidden.includes(productKey))
  if (shown.length === 0) return null
  const onHide = (productKey: string) => {
    setHidden([...hidden, productKey])
    void hide.run({ productKey })
  }
  return (
    <Section title="可能喜欢" note={isPersonal ? undefined : '大家都看到同样的'}>
      <Card inset="rows">
        {shown.map((row) => (
          <ListRow
            key={row.productKey}
            title={row.name}
            note={`${likedReason(row)} · ¥${yuanWithFen(row.priceFen)}`}
            value={
              isPersonal ? (
                <Button kind="quiet" size="small" label={`不再推荐${row.name}`} onClick={() => onHide(row.productKey)}>
                  不感兴趣
                </Button>
              ) : undefined
            }
          />
        ))}
      </Card>
    </Section>
  )
}
