import { Button, Dropdown, Input, Segmented } from 'antd'
import { lazy, Suspense, useEffect, useMemo, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import type { NodeKind } from '#shared/reach/journey/definition'
import type { ActionOutput, ApiError } from '../../api/request'
import { useAct } from '../../api/use-act'
import { useAsk } from '../../api/use-ask'
import { useOwnName } from '../../frame/use-person'
import { ActDialog } from '../../ui/ActDialog'
import { Skeleton } from '../../ui/Answer'
import { Field } from '../../ui/Field'
import { Card } from '../../ui/Page'
import { Refusal } from '../../ui/Refusal'
import { entryText } from './entry-text'
import { Simulation } from './Simulation'
import { StepForm } from './StepForm'
import { StepList } from './StepList'
import { arranged, type DraftJourney, draftOf, inOrder, problemsAt, withStepAfter } from './steps'
import { type Problem, useCheck } from './use-check'
import { useJourneyChoices } from './use-journey-choices'
import { WholeForm } from './WholeForm'
import { NODE_KINDS, STEP_KINDS, stepText } from './words'

const Canvas = lazy(() => import('./Canvas'))
const ENTRY = '~entry'
const UNDO_MAX = 50
const NARROW = '(max-width: 700px)'

interface Props {
  /** Null for a new one. */
  found: ActionOutput<'journey.get'> | null
  journeyId: string
}

/** A journey drawn and edited: the picture or the list of its steps, and the form of the chosen one. */
export function JourneyEditor({ found, journeyId }: Props) {
  const [journey, setJourney] = useState(() => draftOf(found?.draft))
  const [saved, setSaved] = useState(journey)
  const [past, setPast] = useState<DraftJourney[]>([])
  const [name, setName] = useState(found?.journey.name ?? '')
  const [savedName, setSavedName] = useState(name)
  const [revision, setRevision] = useState(found?.journey.revision ?? 0)
  const [chosen, setChosen] = useState<string | null>(ENTRY)
  const [view, setView] = useState<'picture' | 'list'>(() => (matchMedia(NARROW).matches ? 'list' : 'picture'))
  const [isStarting, setStarting] = useState(false)
  const save = useAct('journey.save')
  const by = useOwnName()
  const navigate = useNavigate()
  const choices = useJourneyChoices()
  const { problems, sentences } = useCheck(journey)
  const counts = useCounts(found)
  const step = journey.nodes.find(({ id }) => id === chosen)
  const steps = inOrder(journey)
  const nameOf = choices.nameOf
  const texts = useMemo(
    () => new Map(journey.nodes.map((each) => [each.id, stepText(each, nameOf)])),
    [journey, nameOf],
  )
  const byStep = new Map(
    journey.nodes.map((each, index) => [each.id, [...problemsAt(problems, index).values()].flat()] as const),
  )
  const wrong = new Set([...byStep].flatMap(([id, texts]) => (texts.length > 0 ? [id] : [])))
  const isOver = found?.journey.state === 'ended'
  const isChanged = revision === 0 || journey !== saved || name !== savedName
  const change = (next: DraftJourney) => {
    setPast([...past.slice(1 - UNDO_MAX), journey])
    setJourney(next)
  }
  const undo = () => {
    const before = past.at(-1)
    if (!before) return
    setPast(past.slice(0, -1))
    setJourney(before)
  }
  useUndoKey(undo)
  const add = (kind: NodeKind) => {
    const made = withStepAfter(journey, chosen === ENTRY ? null : (chosen ?? steps.at(-1)?.id ?? null), kind)
    change(made.journey)
    setChosen(made.id)
  }
  const keep = async (): Promise<number | null> => {
    const base = revision === 0 ? {} : { baseRevision: revision }
    const note = found?.journey.note ?? ''
    const answer = await save.run({
      journeyId,
      name: name.trim() || '没有名字的旅程',
      note,
      definition: journey,
      by,
      ...base,
    })
    if (!answer) return null
    setSaved(journey)
    setSavedName(name)
    setRevision(answer.journey.revision)
    if (found === null) void navigate(`/journeys/${journeyId}`, { replace: true })
    return answer.journey.revision
  }
  const begin = async () => {
    const [first] = problems
    if (first) return setChosen(placeOf(first, journey))
    if (!isChanged || (await keep()) !== null) setStarting(true)
  }
  return (
    <>
      <div className="cards canvas-cards">
        <div className="stack">
          <div className="canvas-bar">
            <Dropdown
              menu={{ items: NODE_KINDS.map(kindItem), onClick: ({ key }) => add(key as NodeKind) }}
              trigger={['click']}
            >
              <Button type="primary" ghost>
                加一步
              </Button>
            </Dropdown>
            <Segmented
              aria-label="怎么看"
              value={view}
              options={[
                { value: 'picture', label: '图' },
                { value: 'list', label: '列表' },
              ]}
              onChange={setView}
            />
            <Button type="text" disabled={past.length === 0} onClick={undo}>
              撤销
            </Button>
            {view === 'picture' && (
              <Button type="text" onClick={() => change(arranged(journey))}>
                排整齐
              </Button>
            )}
            <span className="soft small">
              {counts.size > 0 ? '右上角的数是走到过这一步的人' : '新的一步加在选中的那一步后面'}
            </span>
          </div>
          {view === 'picture' ? (
            <Suspense fallback={<Skeleton lines={10} />}>
              <Canvas
                journey={journey}
                chosen={chosen}
                entry={entryText(journey, nameOf)}
                texts={texts}
                wrong={wrong}
                counts={counts}
                onChoose={setChosen}
                onChange={isOver ? undefined : change}
              />
            </Suspense>
          ) : (
            <Card act={<Button onClick={() => setChosen(ENTRY)}>从什么开始</Button>} title={entryText(journey, nameOf)}>
              <StepList journey={journey} chosen={chosen} texts={texts} problems={byStep} onChoose={setChosen} />
            </Card>
          )}
        </div>
        <div className="stack">
          <Card>
            <Field label="名称" problem={name.trim() === '' && past.length > 0 ? '要填' : null}>
              {(id) => (
                <Input
                  id={id}
                  value={name}
                  maxLength={30}
                  placeholder="如 很久没来的熟客"
                  onChange={({ target }) => setName(target.value)}
                />
              )}
            </Field>
          </Card>
          {step ? (
            <StepForm
              key={step.id}
              journey={journey}
              step={step}
              problems={problemsAt(problems, journey.nodes.indexOf(step))}
              choices={choices}
              onChange={change}
              onGone={() => setChosen(ENTRY)}
            />
          ) : (
            <WholeForm journey={journey} problems={wholeProblems(problems)} choices={choices} onChange={change} />
          )}
          <Simulation journeyId={journeyId} journey={journey} isSound={problems.length === 0} />
          <Card title="用话说" hint="批准的人看到的就是这些">
            <ul className="plain-list">
              {sentences.map((sentence) => (
                <li key={sentence}>
                  {withNumber(
                    sentence,
                    steps.map(({ id }) => id),
                  )}
                </li>
              ))}
            </ul>
          </Card>
        </div>
      </div>
      <footer className="foot-bar">
        <span className={problems.length > 0 ? 'warm' : 'soft'} role="status">
          {footText(problems, isChanged, found)}
        </span>
        <Refusal error={save.error} />
        <Button disabled={!isChanged || isOver} loading={save.isRunning} onClick={() => void keep()}>
          存成草稿
        </Button>
        <Button
          type="primary"
          disabled={isOver || (!isChanged && found?.journey.isChanged === false)}
          onClick={() => void begin()}
        >
          {problems.length > 0 ? `还有 ${problems.length} 处要改` : found?.journey.version ? '用这一版' : '开始'}
        </Button>
      </footer>
      <StartDialog
        journeyId={journeyId}
        revision={revision}
        sentences={sentences}
        isOpen={isStarting}
        onClose={() => setStarting(false)}
      />
    </>
  )
}

const kindItem = (kind: NodeKind) => ({
  key: kind,
  label: (
    <>
      {STEP_KINDS[kind].title} <small className="soft">{STEP_KINDS[kind].about}</small>
    </>
  ),
})

/** Which step a problem is about; of the whole, what the journey begins with. */
function placeOf({ path }: Problem, { nodes }: DraftJourney): string {
  const [list, index] = path.split('.')
  return (list === 'nodes' ? nodes[Number(index)]?.id : undefined) ?? ENTRY
}

function wholeProblems(problems: readonly Problem[]): Map<string, string[]> {
  const own = problems.filter(({ path }) => !path.startsWith('nodes.'))
  return new Map(own.map(({ path }) => [path, own.filter((each) => each.path === path).map(({ text }) => text)]))
}

/** Sentences call a step by its id, which says little; the page says its number. */
function withNumber(sentence: string, ids: readonly string[]): string {
  const index = ids.findIndex((id) => sentence.startsWith(`${id}：`))
  return index < 0 ? sentence : `第 ${index + 1} 步：${sentence.slice((ids[index] ?? '').length + 1)}`
}

function footText(problems: readonly Problem[], isChanged: boolean, found: Props['found']): string {
  const [first] = problems
  if (first) return first.text
  if (isChanged) return '改动还没有存；已经在里面的会员照原来的走'
  if (found?.journey.state === 'ended') return '已经结束，不能再改；要再用，照着新建一个'
  if (found?.journey.isChanged) return '草稿存好了，还没有用上'
  return '和正在用的一样'
}

/** How many have come to each step, once it has run. */
function useCounts(found: Props['found']) {
  const journeyId = found && found.journey.version !== null ? found.journey.journeyId : null
  const answer = useAsk('journey.figures', journeyId === null ? null : { journeyId }).answer
  return useMemo(
    () => new Map((answer?.steps ?? []).map(({ nodeId, passed, waiting }) => [nodeId, { passed, waiting }])),
    [answer],
  )
}

function useUndoKey(undo: () => void): void {
  const latest = useRef(undo)
  latest.current = undo
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const { target } = event
      const isTyping = target instanceof HTMLElement && target.closest('input, textarea, [role=combobox]') !== null
      if (event.key !== 'z' || !(event.ctrlKey || event.metaKey) || isTyping) return
      event.preventDefault()
      latest.current()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [])
}

interface StartDialogProps {
  journeyId: string
  revision: number
  sentences: readonly string[]
  isOpen: boolean
  onClose(): void
}

function StartDialog({ journeyId, revision, sentences, isOpen, onClose }: StartDialogProps) {
  const propose = useAct('journey.propose')
  const by = useOwnName()
  const error: ApiError | null = propose.error
  return (
    <ActDialog
      title="开始这个旅程"
      verb="开始，会员自动进来"
      isOpen={isOpen}
      onClose={onClose}
      isRunning={propose.isRunning}
      error={error}
      act={async (note) => (await propose.run({ journeyId, revision, note, by })) !== null}
    >
      <p>会发券或送积分的，要另一个人批准；批准以后马上开始。随时可以暂停、结束或全部停掉。</p>
      <p className="soft small">{sentences[0]}</p>
    </ActDialog>
  )
}
