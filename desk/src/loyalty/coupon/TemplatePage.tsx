import { Button } from 'antd'
import { useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import { useAct } from '../../api/use-act'
import { useAsk } from '../../api/use-ask'
import { Editor } from '../../base/settings/Editor'
import { ProposalView } from '../../base/settings/ProposalView'
import { useOwnName } from '../../frame/use-person'
import { ActDialog } from '../../ui/ActDialog'
import { Answer } from '../../ui/Answer'
import { Page, Status } from '../../ui/Page'
import { CouponPicture } from './CouponPicture'
import { STATES, type Template } from './states'
import { useCouponChoices } from './use-coupon-choices'
import { useTemplates } from './use-templates'

const NEXT: Record<Template['state'], { state: 'live' | 'paused' | 'ended'; verb: string }[]> = {
  draft: [{ state: 'live', verb: '上线' }],
  live: [
    { state: 'paused', verb: '暂停' },
    { state: 'ended', verb: '结束' },
  ],
  paused: [
    { state: 'live', verb: '继续' },
    { state: 'ended', verb: '结束' },
  ],
  ended: [],
}

export function TemplatePage() {
  const { templateId = '', proposalId } = useParams()
  const setting = `coupon-template:${templateId.replace(/^tpl_/, '')}`
  const back = `/coupons/${templateId}`
  const asked = useAsk('settings.get', { setting })
  const summary = useTemplates()?.find((each) => each.templateId === templateId)
  const choices = useCouponChoices()
  const [next, setNext] = useState<(typeof NEXT)['draft'][number] | null>(null)
  const navigate = useNavigate()
  const move = useAct('coupon.setTemplateState')
  const by = useOwnName()
  return (
    <Page
      under={{ to: '/coupons', title: '券' }}
      title={summary?.title ?? (proposalId ? '新的一张券' : templateId)}
      hint={summary && <Status tone={STATES[summary.state].tone}>{STATES[summary.state].word}</Status>}
      acts={
        summary && (
          <>
            {NEXT[summary.state].map((each) => (
              <Button key={each.state} onClick={() => setNext(each)}>
                {each.verb}
              </Button>
            ))}
            <Button onClick={() => void navigate(`${back}/codes`)}>兑换码</Button>
          </>
        )
      }
    >
      {proposalId ? (
        // A coupon that is only proposed is not in force yet, so there is nothing to compare it with.
        <ProposalView
          proposalId={proposalId}
          back={back}
          today={asked.answer?.value}
          picture={(document) => <CouponPicture document={document} />}
        />
      ) : (
        <Answer asked={asked} lines={10}>
          {({ value, version }) => (
            <Editor
              key={version}
              setting={setting}
              today={value}
              version={version}
              back={back}
              choices={choices}
              picture={(document) => <CouponPicture document={document} />}
            />
          )}
        </Answer>
      )}
      <ActDialog
        title={`${next?.verb ?? ''}“${summary?.title ?? ''}”`}
        verb={next?.verb ?? ''}
        isOpen={next !== null}
        onClose={() => setNext(null)}
        isRunning={move.isRunning}
        error={move.error}
        isDestructive={next?.state === 'ended'}
        act={async (note) => next !== null && (await move.run({ templateId, state: next.state, by, note })) !== null}
      >
        <p>
          {next?.state === 'live' && '上线要另一个人批准；批准以后会员马上能领。'}
          {next?.state === 'paused' && '不再发，随时可以继续。已经发出的券不受影响。'}
          {next?.state === 'ended' && '结束后不能再发，也不能再上线。已经发出的券照样能用。'}
        </p>
      </ActDialog>
    </Page>
  )
}
