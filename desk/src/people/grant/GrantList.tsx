import { Button } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { businessDayOf } from '#shared/kernel/business-day'
import { useAct } from '../../api/use-act'
import { useAsk } from '../../api/use-ask'
import { usePerson } from '../../frame/use-person'
import { ActDialog } from '../../ui/ActDialog'
import { Answer } from '../../ui/Answer'
import { Card } from '../../ui/Page'
import { Rows } from '../../ui/Rows'
import { dayText } from '../../ui/words'
import { useStores } from '../staff/use-stores'
import { GrantDialog, type Holder } from './GrantDialog'
import { grantText } from './words'

/** Who may do what beside the till. Owners alone give rights, and nobody changes their own. */
export function GrantList() {
  const asked = useAsk('grant.list', {})
  const { nameOf } = useStores()
  const person = usePerson()?.person
  const [opened, setOpened] = useState<Holder | 'new' | null>(null)
  const [leaving, setLeaving] = useState<Holder | null>(null)
  const take = useAct('grant.take')
  const isOwner = person?.isOwner ?? false
  return (
    <Card
      title="运营权限"
      hint="谁能在运营台做什么、批准什么；自己的不能改"
      act={isOwner && <Button onClick={() => setOpened('new')}>给权限</Button>}
    >
      <Answer asked={asked}>
        {({ holders }) => (
          <Rows
            name="运营权限"
            rows={holders}
            keyOf={({ memberId }) => memberId}
            empty="还没有人有运营权限"
            columns={[
              { title: '姓名', of: ({ memberId, name }) => <Link to={`/members/${memberId}`}>{name}</Link> },
              {
                title: '能做什么',
                of: ({ isOwner: isAll, grants }) =>
                  isAll ? '所有者：什么都能做，也能批准' : grants.map((grant) => grantText(grant, nameOf)).join('；'),
              },
              { title: '给的时候', of: ({ at }) => dayText(businessDayOf(at)), isExtra: true },
              {
                title: '操作',
                of: (holder) =>
                  isOwner &&
                  holder.memberId !== person?.memberId && (
                    <>
                      <Button type="link" size="small" onClick={() => setOpened(holder)}>
                        改权限
                      </Button>
                      <Button type="link" size="small" onClick={() => setLeaving(holder)}>
                        收回
                      </Button>
                    </>
                  ),
                isFigure: true,
              },
            ]}
          />
        )}
      </Answer>
      {opened && <GrantDialog holder={opened === 'new' ? null : opened} onClose={() => setOpened(null)} />}
      <ActDialog
        title={`收回“${leaving?.name ?? ''}”的权限`}
        verb="收回，马上生效"
        isOpen={leaving !== null}
        onClose={() => setLeaving(null)}
        isRunning={take.isRunning}
        error={take.error}
        isDestructive
        withReason={false}
        act={async () => leaving !== null && (await take.run({ memberId: leaving.memberId })) !== null}
      >
        <p>下一次点击就进不去了。店员岗位自带的还在；还没有批准的事，他不能再批准。</p>
      </ActDialog>
    </Card>
  )
}
