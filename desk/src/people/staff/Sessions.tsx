import { Button } from 'antd'
import type { ActionOutput } from '../../api/request'
import { useAct } from '../../api/use-act'
import { useAsk } from '../../api/use-ask'
import { usePerson } from '../../frame/use-person'
import { Answer } from '../../ui/Answer'
import { Card } from '../../ui/Page'
import { Rows } from '../../ui/Rows'
import { momentText } from '../../ui/words'

type Session = ActionOutput<'desk.listSessions'>['sessions'][number]

/** The browsers that are signed in: one's own, and for an owner everybody's. */
export function Sessions() {
  const isOwner = usePerson()?.person.isOwner ?? false
  const asked = useAsk('desk.listSessions', { isEverybody: isOwner })
  const end = useAct('desk.endSession')
  const name = isOwner ? '谁登录着运营台' : '我的登录'
  return (
    <Card title={name} hint="不认识的，马上退出">
      <Answer asked={asked}>
        {({ sessions }) => (
          <Rows
            name={name}
            rows={sessions}
            keyOf={({ sessionId }) => sessionId}
            columns={[
              ...(isOwner ? [{ title: '谁', of: ({ person }: Session) => person.name }] : []),
              { title: '浏览器', of: ({ browser, isThisOne }) => `${browser}${isThisOne ? '（这一个）' : ''}` },
              { title: '地址', of: ({ address }) => <span className="soft">{address ?? '–'}</span>, isExtra: true },
              { title: '开始', of: ({ startedAt }) => momentText(startedAt), isFigure: true },
              { title: '到', of: ({ untilAt }) => momentText(untilAt), isFigure: true },
              {
                title: '操作',
                of: ({ sessionId, isThisOne }) =>
                  isThisOne ? (
                    ''
                  ) : (
                    <Button type="link" size="small" onClick={() => void end.run({ sessionId })}>
                      退出
                    </Button>
                  ),
                isFigure: true,
              },
            ]}
          />
        )}
      </Answer>
    </Card>
  )
}
