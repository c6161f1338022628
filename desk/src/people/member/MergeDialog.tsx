import { useAct } from '../../api/use-act'
import { ActDialog } from '../../ui/ActDialog'
import { Facts } from '../../ui/Page'
import { grouped } from '../../ui/words'
import type { Member } from './Identity'
import { Called, MemberField, useChosenMember } from './MemberField'

/** Merges two records of one person; the result is shown before it is done. */
export function MergeDialog({ member, isOpen, onClose }: { member: Member; isOpen: boolean; onClose(): void }) {
  const merge = useAct('member.merge')
  const other = useChosenMember(isOpen)
  const from = other.member
  const isSame = from?.memberId === member.memberId
  const missing = !from
    ? '写另一个会员的手机号、会员号或昵称'
    : isSame
      ? '这就是同一个会员'
      : from.status !== 'active'
        ? '那个会员不是正常状态'
        : null
  return (
    <ActDialog
      title="合并会员"
      verb="合并，可以撤回"
      isOpen={isOpen}
      onClose={onClose}
      isRunning={merge.isRunning}
      error={merge.error}
      missing={missing}
      act={async (note) => {
        if (!from) return false
        return (await merge.run({ from: from.memberId, into: member.memberId, note })) !== null
      }}
    >
      <MemberField label="把哪个会员并进来" chosen={other} />
      {from && !isSame && (
        <div className="tinted">
          <Facts
            facts={[
              ['从', <Side key="from" member={from} />],
              ['并入', <Side key="into" member={member} />],
              ['之后', `一共 ${grouped(from.points + member.points)} 积分，手机号和微信都认这一个会员`],
            ]}
          />
        </div>
      )}
    </ActDialog>
  )
}

function Side({ member }: { member: Member }) {
  return (
    <>
      <Called member={member} />，{grouped(member.points)} 积分，{member.identities.length} 个身份
    </>
  )
}
