import { Button } from 'antd'
import { useAct } from '../../api/use-act'
import { useAsk } from '../../api/use-ask'
import { Answer } from '../../ui/Answer'
import { Card } from '../../ui/Page'
import { Rows } from '../../ui/Rows'
import { momentText } from '../../ui/words'

export function Sessions() {
  const asked = useAsk('desk.listSessions', {})
  const end = useAct('desk.endSession')
  return (
    <Card title="我的登录" hint="不认识的，马上退出">
      <Answer asked={asked}>
        {({ sessions }) => (
          <Rows
            name="我的登录"
            rows={sessions}
            keyOf={({ sessionId }) => sessionId}
            columns={[
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
