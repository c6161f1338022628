import { Button } from 'antd'
import { useState } from 'react'
import { useParams } from 'react-router'
import { useAct } from '../../api/use-act'
import { usePages } from '../../api/use-pages'
import { useOwnName } from '../../frame/use-person'
import { PastDecisions } from '../../growth/referral/PastDecisions'
import { ActDialog } from '../../ui/ActDialog'
import { Answer } from '../../ui/Answer'
import { Page, Status } from '../../ui/Page'
import type { HeldMember } from './common-signals'
import { type Decision, HeldMembers, nameOf } from './HeldMembers'

/** What is decided: of everybody who waits, or of one member. */
interface Deciding {
  decision: Decision
  member: HeldMember | null
}

const VERBS: Record<Decision, string> = { release: '放行', refuse: '确认不是顾客' }
const EFFECTS: Record<Decision, string> = {
  release: '券和积分马上能用。',
  refuse: '券和积分停着，最长 180 天；买东西不受影响，以后一位一位还能再放行。',
}

/** One case with every reason for and against each member; the decision is stored with its reason. */
export function TrafficCasePage() {
  const { caseId = '' } = useParams()
  // Each look is on record, so that one question brings the case and its members.
  const list = usePages(
    'traffic.getCase',
    { caseId },
    ({ nextAfterMemberId }) => (nextAfterMemberId === null ? null : { caseId, afterMemberId: nextAfterMemberId }),
    (page) => [page],
  )
  const [first] = list.asked.answer ?? []
  const decide = useAct('traffic.decideCase')
  const [deciding, setDeciding] = useState<Deciding | null>(null)
  const by = useOwnName()
  const found = first?.case
  const decisions = first?.decisions ?? []
  const act = async (note: string) => {
    if (deciding === null) return false
    const { decision, member } = deciding
    const of = member === null ? {} : { memberIds: [member.memberId] }
    return (await decide.run({ caseId, decision, note, by, ...of })) !== null
  }
  return (
    <Page
      under={{ to: '/channels/quality', title: '流量质量' }}
      title={found?.title ?? '停放的会员'}
      hint={
        found &&
        (found.open === 0 ? (
          <Status tone="good">都决定了</Status>
        ) : (
          <Status tone={found.isStrong ? 'bad' : 'watch'}>等着 {found.open} 位</Status>
        ))
      }
      acts={
        found?.isOpen && (
          <>
            <Button onClick={() => setDeciding({ decision: 'refuse', member: null })}>都确认</Button>
            <Button type="primary" onClick={() => setDeciding({ decision: 'release', member: null })}>
              都放行
            </Button>
          </>
        )
      }
    >
      <Answer asked={list.asked} lines={8}>
        {(pages) => (
          <div className="stack">
            <HeldMembers
              members={pages.flatMap(({ members }) => members)}
              more={list.more}
              onDecide={(decision, member) => setDeciding({ decision, member })}
            />
            <PastDecisions
              decisions={decisions}
              textOf={({ decision, members }) => `${decision === 'released' ? '放行' : '确认'} ${members} 位`}
            />
          </div>
        )}
      </Answer>
      <ActDialog
        title={deciding?.member ? nameOf(deciding.member) : (found?.title ?? '')}
        verb={deciding ? VERBS[deciding.decision] : ''}
        isOpen={deciding !== null}
        onClose={() => setDeciding(null)}
        isRunning={decide.isRunning}
        error={decide.error}
        isDestructive={deciding?.decision === 'refuse'}
        act={act}
      >
        <p>
          {deciding && EFFECTS[deciding.decision]}
          {deciding?.member ? '只决定这一位。' : '一次决定前 20 位，还有剩下的再做一次。'}
        </p>
      </ActDialog>
    </Page>
  )
}
