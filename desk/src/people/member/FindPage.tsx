import { Button, Input } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { refusalText } from '../../api/refusal-text'
import { ApiError, request } from '../../api/request'
import { useAsk } from '../../api/use-ask'
import { Answer } from '../../ui/Answer'
import { Card, Page } from '../../ui/Page'
import { Rows } from '../../ui/Rows'
import { percent, roundMoney } from '../../ui/words'
import { findInput } from './find-input'

/** Find one; beside it those who need somebody to look at them. */
export function FindPage() {
  const [typed, setTyped] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const [isLooking, setLooking] = useState(false)
  const navigate = useNavigate()
  const warnings = useAsk('score.listWarnings', {})
  const find = async () => {
    const input = findInput(typed)
    if (!input) return setProblem('输入手机号、会员号（10 位）或会员码')
    setLooking(true)
    setProblem(null)
    try {
      const { memberId } = await request('member.find', input)
      await navigate(`/members/${memberId}`)
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      setProblem(refusalText(error))
    } finally {
      setLooking(false)
    }
  }
  return (
    <Page title="会员">
      <div className="stack">
        <Card title="找一位会员">
          <form
            className="find"
            onSubmit={(event) => {
              event.preventDefault()
              void find()
            }}
          >
            <Input
              aria-label="手机号、会员号或会员码"
              placeholder="手机号、会员号或会员码"
              value={typed}
              allowClear
              autoFocus
              onChange={(event) => setTyped(event.target.value)}
              status={problem ? 'error' : ''}
            />
            <Button type="primary" htmlType="submit" loading={isLooking}>
              找
            </Button>
          </form>
          {problem && (
            <p className="problem" role="alert">
              {problem}
            </p>
          )}
          <p className="soft small">每看一位会员都会记入审计。手机号只显示前 3 位和后 2 位</p>
        </Card>
        <Card title="可能不再来的会员" hint="按损失从大到小">
          <Answer asked={warnings}>
            {({ warnings: rows }) => (
              <Rows
                name="可能不再来的会员"
                rows={rows}
                keyOf={({ memberId }) => memberId}
                linkOf={({ memberId }) => `/members/${memberId}`}
                empty="现在没有需要留意的会员。评分要有几周的消费才会出现"
                columns={[
                  { title: '会员', of: ({ displayName }) => displayName },
                  { title: '分组', of: ({ group }) => group.name, isExtra: true },
                  { title: '没来', of: ({ recencyDays }) => `${recencyDays} 天`, isFigure: true },
                  {
                    title: '平常隔',
                    of: ({ gapDays }) => (gapDays === null ? '–' : `${Math.round(gapDays)} 天`),
                    isFigure: true,
                  },
                  { title: '90 天不来的可能', of: ({ silent90 }) => percent(silent90), isFigure: true },
                  { title: '可能损失', of: ({ lossFen }) => roundMoney(lossFen), isFigure: true },
                ]}
              />
            )}
          </Answer>
        </Card>
      </div>
    </Page>
  )
}
