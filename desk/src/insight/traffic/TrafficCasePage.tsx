import { Button } from 'antd'
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import type { ActionOutput } from '../../api/request'
import { useAct } from '../../api/use-act'
import { usePages } from '../../api/use-pages'
import { useOwnName } from '../../frame/use-person'
import { PastDecisions } from '../../growth/referral/PastDecisions'
import { ActDialog } from '../../ui/ActDialog'
import { Answer } from '../../ui/Answer'
import { Card, Page, Status } from '../../ui/Page'
import { Rows } from '../../ui/Rows'
import { momentText, shortId } from '../../ui/words'

type Decision = 'release' | 'refuse'
type HeldMember = ActionOutput<'traffic.getCase'>['members'][number]

/** What is decided: of everybody who waits, or of one member. */
interface Deciding {
  decision: Decision
  member: HeldMember | null
}

const VERBS: Record<Decision, string> = { release: '放行，券和积分马上能用', refuse: '确认不是顾客，券和积分停着' }
const DECIDED: Record<string, string> = { released: '已放行', refused: '已确认', lapsed: '到期放行' }

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
            {pages
              .flatMap(({ members }) => members)
              .map((member) => (
                <MemberCard key={member.memberId} member={member} onDecide={setDeciding} />
              ))}
            {list.more.has && (
              <Button loading={list.more.isAsking} onClick={list.more.ask}>
                更多
              </Button>
            )}
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
          {deciding?.member
            ? '只决定这一位。确认以后还能再放行。'
            : '一次决定前 20 位，还有剩下的再做一次。确认以后，一位一位还能再放行。'}
        </p>
      </ActDialog>
    </Page>
  )
}

const nameOf = ({ memberId, name }: HeldMember) => name ?? shortId(memberId)

function MemberCard({ member, onDecide }: { member: HeldMember; onDecide: (deciding: Deciding) => void }) {
  const { memberId, entrance, score, heldAt, signals, decision } = member
  const what = `${nameOf(member)}，${memberId}`
  return (
    <Card
      title={<Link to={`/members/${memberId}`}>{nameOf(member)}</Link>}
      hint={[
        entrance === null ? null : `从“${entrance}”来`,
        `${momentText(heldAt)} 停放`,
        `可疑 ${score.toFixed(1)} 分`,
        decision === null ? null : DECIDED[decision],
      ]
        .filter((part) => part !== null)
        .join(' · ')}
      act={
        <>
          {decision === null && (
            <Button
              type="link"
              size="small"
              aria-label={`确认 ${what}`}
              onClick={() => onDecide({ decision: 'refuse', member })}
            >
              确认
            </Button>
          )}
          {(decision === null || decision === 'refused') && (
            <Button
              type="link"
              size="small"
              aria-label={`放行 ${what}`}
              onClick={() => onDecide({ decision: 'release', member })}
            >
              放行
            </Button>
          )}
        </>
      }
    >
      <Rows
        name="信号"
        rows={signals}
        keyOf={({ key }) => key}
        columns={[
          { title: '信号', of: ({ title }) => title },
          { title: '看到', of: ({ valueText }) => valueText },
          { title: '加分', of: ({ contribution }) => contribution.toFixed(1), isFigure: true },
        ]}
      />
    </Card>
  )
}
