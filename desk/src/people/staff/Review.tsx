import { Button } from 'antd'
import { useState } from 'react'
import { REVIEW_STORE } from '#shared/people/staff/review'
import { reviewNotes } from '#shared/people/staff/reviewed-pages'
import type { ActionOutput } from '../../api/request'
import { useAct } from '../../api/use-act'
import { Card, Facts } from '../../ui/Page'
import { Refusal } from '../../ui/Refusal'
import { momentText } from '../../ui/words'
import { useStores } from './use-stores'

type Opened = ActionOutput<'staff.openReview'>

const codesOf = ({ invitations }: Opened) => invitations.map(({ code }) => code)

/** A store of their own for those who review the mini-program at WeChat, opened and closed by one act each. */
export function Review() {
  const isOpen = useStores().stores.some(({ storeId, isOpen: opens }) => storeId === REVIEW_STORE && opens)
  const open = useAct('staff.openReview')
  const close = useAct('staff.closeReview')
  const [opened, setOpened] = useState<Opened | null>(null)
  const end = async () => {
    if (await close.run({})) setOpened(null)
  }
  return (
    <Card
      title="微信审核"
      hint={isOpen ? '演示店开着' : '提交审核时给审核的人一家演示店'}
      act={
        <>
          <Button loading={open.isRunning} onClick={() => void open.run({}).then(setOpened)}>
            {isOpen ? '再做几个邀请码' : '打开演示店'}
          </Button>{' '}
          {isOpen && (
            <Button danger loading={close.isRunning} onClick={() => void end()}>
              结束审核
            </Button>
          )}
        </>
      }
    >
      <Refusal error={open.error ?? close.error} />
      {opened ? (
        <>
          <Facts
            facts={[
              ['店员邀请码', <code key="codes">{codesOf(opened).join('　')}</code>],
              ['用到', momentText(opened.untilAt)],
              ['怎么给', '下面这段全部贴进提交审核的“测试说明”。码只在这里显示这一次'],
            ]}
          />
          {reviewNotes(codesOf(opened)).map((line) => (
            <p key={line}>{line}</p>
          ))}
        </>
      ) : (
        <p className="soft">
          审核的人凭邀请码进演示店：每一页都看得到：收银台、今日记录是这家店自己的，看板、待审批、邀请审核里是样例，没有真的会员；在演示店消费不得积分，不算邀请。结束以后，码和店员马上失效。
        </p>
      )}
    </Card>
  )
}
