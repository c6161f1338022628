import { useState } from 'react'
import { useAsk } from '../../api/use-ask'
import { atPlace, placesWith } from '../../frame/places'
import { usePerson } from '../../frame/use-person'
import { Answer } from '../../ui/Answer'
import { Card } from '../../ui/Page'
import { Rows } from '../../ui/Rows'
import { momentText } from '../../ui/words'
import { PlaceSelect } from '../feedback/PlaceSelect'
import { holderText, reasonText } from './words'

/** What is open, the first due on top, each leading to its member. */
export function OpenList() {
  const mine = usePerson()
  const places = placesWith('members', mine?.person ?? null, mine?.stores ?? [])
  const [chosen, setChosen] = useState<string | null>(null)
  const place = chosen ?? places[0] ?? null
  const asked = useAsk('follow-up.listOpen', place === null ? null : atPlace(place))
  const choice = place === null ? undefined : <PlaceSelect places={places} place={place} onChange={setChosen} />
  return (
    <Card title="要联系的" hint="先到期的在上面；到时间没办，转给店长" act={choice}>
      <Answer asked={asked} lines={8}>
        {({ followUps, now, isComplete }) => (
          <>
            <Rows
              name="要联系的客人"
              rows={followUps}
              keyOf={({ followUpId }) => followUpId}
              linkOf={({ memberId }) => `/members/${memberId}`}
              empty="没有要联系的客人。规则“跟进”里打开原因以后，每天早上 6:10 安排一次"
              columns={[
                { title: '会员', of: ({ displayName }) => displayName },
                { title: '为什么', of: ({ because }) => because.map(({ reason }) => reasonText(reason)).join('、') },
                { title: '情况', of: ({ because }) => because[0]?.why ?? '' },
                { title: '门店', of: ({ storeName, storeId }) => storeName ?? storeId },
                { title: '谁来办', of: (each) => holderText(each) },
                {
                  title: '期限',
                  of: ({ dueAt }) => (dueAt <= now ? `${momentText(dueAt)}，过了` : momentText(dueAt)),
                  isFigure: true,
                },
              ]}
            />
            {!isComplete && <p className="soft">只列出最先到期的 200 件</p>}
          </>
        )}
      </Answer>
    </Card>
  )
}
