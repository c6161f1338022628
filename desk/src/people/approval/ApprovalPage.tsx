import { Button } from 'antd'
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import type { ErrorCode } from '#shared/kernel/errors'
import { AGREEMENT_TEXT, operatorErrorText } from '#shared/operator-error-text'
import { refusalText } from '../../api/refusal-text'
import type { ActionOutput } from '../../api/request'
import { useAct } from '../../api/use-act'
import { useAsk } from '../../api/use-ask'
import { ChangeList, useWording } from '../../base/settings/Changes'
import { differencesInWords } from '../../base/settings/difference-words'
import { ActDialog } from '../../ui/ActDialog'
import { Answer } from '../../ui/Answer'
import { Card, Facts, Page, Status } from '../../ui/Page'
import { momentText } from '../../ui/words'
import { RIGHT_WORDS } from '../grant/words'
import { SaveCodes } from './SaveCodes'
import { type Approval, costText, documentOf, placeOf, stateOf } from './words'

const isUnderWay = (status: Approval['status']) => status === 'open' || status === 'approved'

type Effect = NonNullable<ActionOutput<'approval.get'>['effect']>

/** One approval: what it would do now, who asked for it and why, and the two possible answers. */
export function ApprovalPage() {
  const { approvalId = '' } = useParams()
  // Whoever may agree reads at rest: what they agree to must not change under their hand.
  const asked = useAsk(
    'approval.get',
    { approvalId },
    { waits: ({ approval: { status, own } }) => isUnderWay(status) && !own.mayApprove },
  )
  const approve = useAct('approval.approve')
  const withdraw = useAct('approval.withdraw')
  const [isRefusing, setRefusing] = useState(false)
  const approval = asked.answer?.approval
  const effect = asked.answer?.effect ?? null
  const [tone, word] = stateOf(approval?.status ?? 'open')
  const error = approve.error ?? withdraw.error
  return (
    <Page
      under={{ to: '/approvals', title: '待审批' }}
      title={approval?.title ?? '待审批'}
      hint={approval && <Status tone={tone}>{word}</Status>}
      acts={
        approval && (
          <>
            {approval.own.mayWithdraw && (
              <Button loading={withdraw.isRunning} onClick={() => void withdraw.run({ approvalId })}>
                撤回
              </Button>
            )}
            {approval.own.mayRefuse && <Button onClick={() => setRefusing(true)}>不批准</Button>}
            {approval.own.mayApprove && effect && (
              <Button
                type="primary"
                disabled={effect.problems.length > 0}
                loading={approve.isRunning}
                onClick={() => void approve.run({ approvalId, seen: effect.seen })}
              >
                批准，现在就办
              </Button>
            )}
          </>
        )
      }
    >
      {error && (
        <p className="problem" role="alert">
          {refusalText(error)}
        </p>
      )}
      <Answer asked={asked} lines={8}>
        {(answer) => (
          <div className="cards two">
            <WhatItDoes approval={answer.approval} effect={answer.effect} />
            <WhoAsked approval={answer.approval} />
          </div>
        )}
      </Answer>
      <Refusal approvalId={approvalId} isOpen={isRefusing} onClose={() => setRefusing(false)} />
    </Page>
  )
}

function WhatItDoes({ approval, effect }: { approval: Approval; effect: Effect | null }) {
  const place = placeOf(approval)
  const wording = useWording(documentOf(approval))
  // A document that is new as a whole is seen on its own page.
  const changes = effect?.changes.filter(({ path }) => path !== '') ?? []
  return (
    <Card title="会怎样" hint={effect ? '按现在的规则刚算的' : ''}>
      <ul className="plain-list">
        {(effect?.sentences ?? [approval.text]).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      {changes.length > 0 && <ChangeList changes={differencesInWords(changes, wording)} />}
      {effect?.problems.map((problem) => (
        <p key={problem} className="problem">
          {problem}
        </p>
      ))}
      <Facts facts={[['花多少', <Cost key="cost" cost={effect?.cost ?? approval.cost} />]]} />
      {place && (
        <p>
          <Link to={place.to}>{place.title}</Link>
        </p>
      )}
    </Card>
  )
}

function Cost({ cost }: Pick<Approval, 'cost'>) {
  return cost.kind === 'open' ? <Status tone="bad">{costText(cost)}</Status> : <strong>{costText(cost)}</strong>
}

function WhoAsked({ approval }: { approval: Approval }) {
  const { by, at, note, right, untilAt, decision, outcome, status, own } = approval
  const isOpen = status === 'open'
  return (
    <Card title="谁提的">
      <Facts
        facts={[
          ['谁', by],
          ['什么时候', momentText(at)],
          ['为什么', note],
          ...(isOpen ? ([['谁能批准', `别的所有者，和“${RIGHT_WORDS[right].title}”能批准的人`]] as const) : []),
          ...(isOpen && untilAt !== null ? ([['几时作废', momentText(untilAt)]] as const) : []),
          ...(decision ? ([[status === 'refused' ? '谁没有批准' : '谁决定的', decision.by]] as const) : []),
          ...(decision ? ([['决定的时候', momentText(decision.at)]] as const) : []),
          ...(decision?.note ? ([['原因', decision.note]] as const) : []),
          ...(outcome?.code
            ? ([['没有办成', operatorErrorText({ code: outcome.code as ErrorCode }).text]] as const)
            : []),
        ]}
      />
      {isOpen && <WhyNot own={own} />}
      <Result approval={approval} />
    </Card>
  )
}

/** Why this person cannot agree, and who can. */
function WhyNot({ own: { problem, fromAt } }: Pick<Approval, 'own'>) {
  if (problem === null) return null
  if (problem === 'noRight') return <p className="soft">你没有批准这件事的权限，等有权限的人来批准</p>
  if (fromAt !== null) return <p className="soft">自己提的，{momentText(fromAt)} 以后可以自己批准</p>
  const texts: Record<string, { text: string; next?: string }> = AGREEMENT_TEXT
  const { text, next } = texts[problem] ?? { text: '你现在不能批准' }
  return <p className="soft">{next ? `${text}。${next}` : text}</p>
}

/** What the approved act made, for the person who waits for it. */
function Result({ approval: { kind, status, outcome } }: { approval: Approval }) {
  const resultId = outcome?.resultId
  if (status !== 'done' || !resultId) return null
  if (kind === 'export.start') {
    return (
      <p>
        <Link to={`/data/exports/${resultId}`}>打开这份导出</Link>
      </p>
    )
  }
  if (kind === 'coupon.generateCodes') return <SaveCodes batchId={resultId} />
  return null
}

function Refusal({ approvalId, isOpen, onClose }: { approvalId: string; isOpen: boolean; onClose(): void }) {
  const refuse = useAct('approval.refuse')
  return (
    <ActDialog
      title="不批准"
      verb="不批准"
      isOpen={isOpen}
      onClose={onClose}
      isRunning={refuse.isRunning}
      error={refuse.error}
      isDestructive
      act={async (note) => (await refuse.run({ approvalId, note })) !== null}
    >
      <p>什么都不会办。提的人看得到原因。</p>
    </ActDialog>
  )
}
