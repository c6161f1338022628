import { businessDayOf } from '#shared/kernel/business-day'
import { useAsk } from '../../api/use-ask'
import { Answer } from '../../ui/Answer'
import { Rows } from '../../ui/Rows'
import { dayText, shortId } from '../../ui/words'
import { useStores } from '../staff/use-stores'

export function NicknameMatches({ nickname }: { nickname: string }) {
  const asked = useAsk('member.search', { nickname })
  const stores = useStores()
  return (
    <Answer asked={asked}>
      {({ members, isComplete }) => (
        <>
          <Rows
            name="昵称相符的会员"
            rows={members}
            keyOf={({ memberId }) => memberId}
            linkOf={({ memberId }) => `/members/${memberId}`}
            empty={`没有昵称以“${nickname}”开头的会员`}
            columns={[
              { title: '昵称', of: ({ nickname: name }) => name },
              { title: '会员', of: ({ memberId }) => shortId(memberId) },
              { title: '手机', of: ({ phoneMasked }) => phoneMasked ?? '没有绑定' },
              { title: '入会', of: ({ joinedAt }) => dayText(businessDayOf(joinedAt)), isExtra: true },
              {
                title: '门店',
                of: ({ storeId }) => (storeId === null ? '–' : stores.nameOf(storeId)),
                isExtra: true,
              },
            ]}
          />
          {!isComplete && <p className="soft small">还有更多，多写几个字</p>}
        </>
      )}
    </Answer>
  )
}
