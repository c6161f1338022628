import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useNavigate } from 'react-router'
import { refusalText } from '../../api/refusal-text'
import type { ActionOutput } from '../../api/request'
import { useAct } from '../../api/use-act'
import { useAsk } from '../../api/use-ask'
import { useOwnName } from '../../frame/use-person'
import { ReplayCard } from '../../front/time-machine/ReplayCard'
import { Answer } from '../../ui/Answer'
import { isRecord } from '../../ui/form/schema-node'
import { Card, Status, type Tone } from '../../ui/Page'
import { grouped, momentText } from '../../ui/words'
import { Changes } from './Changes'

type Proposal = ActionOutput<'settings.preview'>['proposal']
const STATES: Record<Proposal['status'], [Tone, string]> = {
  draft: ['watch', '等批准'],
  approved: ['watch', '已批准，还没有生效'],
  applied: ['good', '已生效'],
  withdrawn: ['plain', '已撤回'],
}

interface Props {
  proposalId: string
  /** The page of the document, without a proposal. */
  back: string
  /** The document in force; undefined if there has never been one. */
  today: unknown
  /** Draws what the proposed document does. */
  picture?: (document: unknown) => ReactNode
}

/** A proposed change: what it says, what it would do, and who may approve it. */
export function ProposalView({ proposalId, back, today, picture }: Props) {
  const by = useOwnName()
  const asked = useAsk(
    'settings.preview',
    { proposalId },
    { waits: ({ proposal: { status, proposedBy } }) => status === 'draft' && proposedBy === by },
  )
  return (
    <Answer asked={asked} lines={8}>
      {({ proposal, effect }) => (
        <>
          <div className="stack">
            <div className="cards two">
              <Card title={today === undefined ? '写了什么' : '改了什么'} hint={`“${proposal.note}”`}>
                <Changes setting={proposal.setting} before={today ?? emptied(proposal.value)} after={proposal.value} />
                {effect.problems.map((problem) => (
                  <p key={problem} className="problem">
                    {problem}
                  </p>
                ))}
              </Card>
              <div className="stack">
                {picture?.(proposal.value)}
                <Card
                  title="会怎样"
                  act={<Status tone={STATES[proposal.status][0]}>{STATES[proposal.status][1]}</Status>}
                >
                  {effect.effects.length === 0 && <p className="soft">不影响现在的会员</p>}
                  <ul className="plain-list">
                    {effect.effects.map(({ text, count }) => (
                      <li key={text}>
                        {count !== null && <strong>{grouped(count)} </strong>}
                        {text}
                      </li>
                    ))}
                  </ul>
                  <p className="soft small">
                    {proposal.proposedBy} 提 · {momentText(proposal.createdAt)}
                    {proposal.approvedBy ? ` · ${proposal.approvedBy} 批` : ''}
                  </p>
                </Card>
              </div>
            </div>
            <ReplayCard setting={proposal.setting} value={proposal.value} />
          </div>
          <Acts proposal={proposal} back={back} />
        </>
      )}
    </Answer>
  )
}

/**
 * An empty document of the same shape. Compared with it, everything in a new document is a difference, field by field.
 */
function emptied(value: unknown): unknown {
  if (Array.isArray(value)) return []
  if (!isRecord(value)) return null
  return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, emptied(child)]))
}

function Acts({ proposal, back }: { proposal: Proposal; back: string }) {
  const { proposalId, status, proposedBy } = proposal
  const approve = useAct('settings.approve')
  const apply = useAct('settings.apply')
  const withdraw = useAct('settings.withdraw')
  const by = useOwnName()
  const navigate = useNavigate()
  const error = approve.error ?? apply.error ?? withdraw.error
  const isOpen = status === 'draft' || status === 'approved'
  const leave = async (done: Promise<unknown>) => {
    if ((await done) !== null) void navigate(back)
  }
  return (
    <footer className="foot-bar">
      <span className={error ? 'danger' : 'soft'} role={error ? 'alert' : 'status'}>
        {error ? refusalText(error) : status === 'draft' ? `${proposedBy} 提的，等另一个人在“待审批”里批准` : ''}
      </span>
      {isOpen && (
        <Button onClick={() => void leave(withdraw.run({ proposalId, by }))} loading={withdraw.isRunning}>
          撤回
        </Button>
      )}
      {status === 'draft' && proposedBy === by && (
        <Button onClick={() => void navigate(`/approvals/${proposalId}`)}>去待审批看这一件</Button>
      )}
      {status === 'draft' && proposedBy !== by && (
        <Button type="primary" onClick={() => void approve.run({ proposalId, by })} loading={approve.isRunning}>
          批准
        </Button>
      )}
      {status === 'approved' && (
        <Button type="primary" onClick={() => void leave(apply.run({ proposalId, by }))} loading={apply.isRunning}>
          现在生效
        </Button>
      )}
      {!isOpen && <Button onClick={() => void navigate(back)}>看现在的规则</Button>}
    </footer>
  )
}
