import { Button } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { businessDayOf } from '#shared/kernel/business-day'
import { ROLE_NAMES } from '#shared/people/staff/role-names'
import type { ActionOutput } from '../../api/request'
import { useAct } from '../../api/use-act'
import { useAsk } from '../../api/use-ask'
import { usePerson } from '../../frame/use-person'
import { ActDialog } from '../../ui/ActDialog'
import { Answer } from '../../ui/Answer'
import { Card } from '../../ui/Page'
import { Rows } from '../../ui/Rows'
import { dayText } from '../../ui/words'
import { GrantDialog, type Holder } from '../grant/GrantDialog'
import { useStores } from './use-stores'

type StaffMember = ActionOutput<'staff.listAppointed'>['staff'][number]

/** Who works here now and where, and how to end it. */
export function StaffList() {
  const asked = useAsk('staff.listAppointed', {})
  const { nameOf } = useStores()
  const [leaving, setLeaving] = useState<StaffMember | null>(null)
  const dismiss = useAct('staff.dismiss')
  const person = usePerson()?.person
  const isOwner = person?.isOwner ?? false
  const [given, setGiven] = useState<StaffMember | null>(null)
  const holders = useAsk('grant.list', isOwner ? {} : null).answer?.holders
  return (
    <Card title="店员" hint="店长也可以在手机上邀请和移除自己门店的">
      <Answer asked={asked}>
        {({ staff, isComplete }) => (
          <>
            <Rows
              name="店员"
              rows={staff}
              keyOf={({ staffId }) => staffId}
              empty="还没有店员。点“任命”，或让店长在手机上邀请"
              columns={[
                { title: '姓名', of: ({ staffId, name }) => <Link to={`/members/${staffId}`}>{name}</Link> },
                { title: '身份', of: ({ role }) => ROLE_NAMES[role] },
                {
                  title: '门店',
                  of: ({ storeIds }) => (storeIds.length === 0 ? '全部' : storeIds.map(nameOf).join('、')),
                },
                { title: '任命', of: ({ appointedAt }) => dayText(businessDayOf(appointedAt)), isExtra: true },
                {
                  title: '操作',
                  of: (member) => (
                    <>
                      {isOwner && member.staffId !== person?.memberId && (
                        <Button type="link" size="small" onClick={() => setGiven(member)}>
                          给权限
                        </Button>
                      )}
                      <Button type="link" size="small" onClick={() => setLeaving(member)}>
                        移除
                      </Button>
                    </>
                  ),
                  isFigure: true,
                },
              ]}
            />
            {!isComplete && <p className="soft small">还有更多，先看到最早任命的</p>}
          </>
        )}
      </Answer>
      {given && <GrantDialog holder={holderOf(given, holders ?? [])} onClose={() => setGiven(null)} />}
      <ActDialog
        title={`移除“${leaving?.name ?? ''}”`}
        verb="移除，马上生效"
        isOpen={leaving !== null}
        onClose={() => setLeaving(null)}
        isRunning={dismiss.isRunning}
        error={dismiss.error}
        isDestructive
        withReason={false}
        act={async () => leaving !== null && (await dismiss.run({ memberId: leaving.staffId })) !== null}
      >
        <p>不能再收银，也看不到店里的页面。他还是会员，记过的账都在。</p>
      </ActDialog>
    </Card>
  )
}

/** What somebody of the staff may do beside the till, so far nothing where nobody has given it. */
function holderOf({ staffId, name }: StaffMember, holders: readonly Holder[]): Holder {
  return holders.find(({ memberId }) => memberId === staffId) ?? { memberId: staffId, name, isOwner: false, grants: [] }
}
