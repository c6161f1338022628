import { Button } from 'antd'
import { useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import { segmentLanguage } from '#shared/insight/segment/language'
import type { ActionOutput } from '../../api/request'
import { useAct } from '../../api/use-act'
import { useAsk } from '../../api/use-ask'
import { Builder } from '../../base/condition/Builder'
import { asJoin, type Draft } from '../../base/condition/tree'
import { useOwnName } from '../../frame/use-person'
import { ActDialog } from '../../ui/ActDialog'
import { Answer } from '../../ui/Answer'
import { problemsOf } from '../../ui/form/schema-node'
import { Card, Page } from '../../ui/Page'
import { SEGMENT_KINDS } from './asked-kinds'
import { Counted } from './Counted'
import { SaveDialog } from './SaveDialog'
import { SegmentMembers } from './SegmentMembers'
import { useSegmentChoices } from './use-segment-choices'
import { WhyMember } from './WhyMember'

type SegmentAnswer = ActionOutput<'segment.get'>

export function SegmentEditor() {
  const { segmentId = '' } = useParams()
  const isNew = segmentId === 'new'
  const asked = useAsk('segment.get', isNew ? null : { segmentId }, {
    waits: ({ segment }) => segment.state === 'building',
  })
  if (isNew) return <Editing found={null} />
  return (
    <Answer asked={asked}>{(found) => <Editing key={`${segmentId} ${found.segment.version}`} found={found} />}</Answer>
  )
}

/** Counts the members of the segment while it is edited; nothing is stored before it is saved. */
function Editing({ found }: { found: SegmentAnswer | null }) {
  const [join, setJoin] = useState<Draft>(() => asJoin(found?.condition))
  const [past, setPast] = useState<Draft[]>([])
  const [opened, setOpened] = useState<'save' | 'end' | null>(null)
  const end = useAct('segment.end')
  const by = useOwnName()
  const navigate = useNavigate()
  const choices = useSegmentChoices()
  const problems = problemsOf(segmentLanguage.schema, join)
  const isNew = found === null
  const change = (next: Draft) => {
    setPast([...past.slice(-49), join])
    setJoin(next)
  }
  const undo = () => {
    const before = past.at(-1)
    if (!before) return
    setPast(past.slice(0, -1))
    setJoin(before)
  }
  const segment = found?.segment
  return (
    <Page
      under={{ to: '/segments', title: '分群与标签' }}
      title={segment?.name ?? '新建人群'}
      hint={segment?.note}
      acts={segment && <Button onClick={() => setOpened('end')}>结束这个人群</Button>}
    >
      <div className="cards two">
        <div className="stack">
          <Card title="条件">
            <Builder join={join} kinds={SEGMENT_KINDS} choices={choices} onChange={change} />
          </Card>
          {segment && (
            <>
              <WhyMember segmentId={segment.segmentId} />
              <SegmentMembers
                key={segment.state}
                segmentId={segment.segmentId}
                state={segment.state}
                savedAt={segment.savedAt}
              />
            </>
          )}
        </div>
        <Counted condition={join} isComplete={problems.size === 0} />
      </div>
      <footer className="foot-bar">
        <span className={problems.size > 0 && past.length > 0 ? 'danger' : 'soft'} role="status">
          {past.length === 0 && isNew ? '先加一条条件' : ([...problems.values()][0]?.[0] ?? '每天重算，谁进谁出都记下')}
        </span>
        <Button disabled={past.length === 0} onClick={undo}>
          撤销
        </Button>
        <Button
          type="primary"
          disabled={problems.size > 0 || (past.length === 0 && !isNew)}
          onClick={() => setOpened('save')}
        >
          {isNew ? '存成人群' : '保存改动'}
        </Button>
      </footer>
      <SaveDialog
        condition={join}
        segment={segment ?? null}
        isOpen={opened === 'save'}
        onClose={() => setOpened(null)}
      />
      <ActDialog
        title={`结束“${segment?.name ?? ''}”`}
        verb="结束这个人群"
        isOpen={opened === 'end'}
        onClose={() => setOpened(null)}
        isRunning={end.isRunning}
        error={end.error}
        isDestructive
        withReason={false}
        act={async () => {
          const isDone = segment !== undefined && (await end.run({ segmentId: segment.segmentId, by })) !== null
          if (isDone) void navigate('/segments')
          return isDone
        }}
      >
        <p>会员离开这个人群，之后就没有了。别的人群或券还用着它时不能结束。</p>
      </ActDialog>
    </Page>
  )
}
