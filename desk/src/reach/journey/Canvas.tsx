import {
  Background,
  BackgroundVariant,
  Controls,
  type Edge,
  Handle,
  MarkerType,
  type Node,
  type NodeProps,
  Position,
  ReactFlow,
} from '@xyflow/react'
import { type KeyboardEvent, useMemo, useRef } from 'react'
import { Icon } from '../../ui/Icon'
import { grouped } from '../../ui/words'
import { END_HEIGHT, ENTRY, endOf, HEIGHT, placesOf, WIDTH } from './layout'
import { type DraftJourney, type DraftStep, type Way, walk, waysOf, withStep, withWay } from './steps'
import { STEP_KINDS } from './words'

export interface CanvasProps {
  journey: DraftJourney
  chosen: string | null
  /** What the journey begins with, in words. */
  entry: string
  texts: ReadonlyMap<string, string>
  /** The steps against which something stands. */
  wrong: ReadonlySet<string>
  /** How many members have come to a step, and how many wait there; missing while nobody has. */
  counts: ReadonlyMap<string, { passed: number; waiting: number }>
  onChoose(id: string | null): void
  /** Missing where nothing can be changed. */
  onChange?: ((journey: DraftJourney) => void) | undefined
}

interface StepData extends Record<string, unknown> {
  title: string
  icon: Parameters<typeof Icon>[0]['name']
  text: string
  foot: string
  count: number | null
  ways: Way[]
  isWrong: boolean
  isChosen: boolean
  choose(): void
  press(event: KeyboardEvent<HTMLElement>): void
}

const TYPES = { step: StepNode, end: EndNode }
const MARK = { type: MarkerType.ArrowClosed, width: 16, height: 16 } as const

/** The journey as a picture: steps can be moved, joined and chosen; the same steps stand in a list beside it. */
export default function Canvas(props: CanvasProps) {
  const { journey, onChange, onChoose } = props
  const nodes = useMemo(() => nodesOf(props), [props])
  const edges = useMemo(() => edgesOf(journey), [journey])
  const frame = useRef<HTMLDivElement>(null)
  return (
    <div className="canvas" ref={frame}>
      <ReactFlow
        nodes={nodes}
        edges={edges}
        nodeTypes={TYPES}
        onInit={(flow) => void flow.setViewport(viewOf(nodes, frame.current))}
        minZoom={0.3}
        maxZoom={1.5}
        nodesFocusable={false}
        edgesFocusable={false}
        elementsSelectable={false}
        nodesDraggable={onChange !== undefined}
        nodesConnectable={onChange !== undefined}
        // A step goes by its own button, which can be taken back.
        deleteKeyCode={null}
        disableKeyboardA11y
        zoomOnScroll={false}
        panOnScroll
        proOptions={{ hideAttribution: true }}
        onPaneClick={() => onChoose(null)}
        onNodeDragStop={(_event, { id, position }) => {
          const step = journey.nodes.find((node) => node.id === id)
          const place = { x: Math.round(position.x), y: Math.round(position.y) }
          if (step) onChange?.(withStep(journey, { ...step, place }))
        }}
        onConnect={({ source, sourceHandle, target }) => {
          const step = journey.nodes.find((node) => node.id === source)
          if (source === ENTRY) onChange?.({ ...journey, start: target })
          else if (step && sourceHandle) onChange?.(withStep(journey, withWay(step, sourceHandle, target)))
        }}
      >
        <Background variant={BackgroundVariant.Dots} gap={24} size={1.5} />
        <Controls showInteractive={false} orientation="horizontal" position="bottom-right" />
      </ReactFlow>
    </div>
  )
}

const MARGIN = 16
/** Smaller letters are not read. */
const ZOOM_MIN = 0.75

/** All of it where that can be read, else its upper part: a journey is read from its top. */
function viewOf(nodes: readonly Node[], frame: HTMLElement | null) {
  const [width, height] = [frame?.clientWidth ?? 800, frame?.clientHeight ?? 600]
  const left = Math.min(...nodes.map(({ position }) => position.x))
  const right = Math.max(...nodes.map(({ position }) => position.x + WIDTH))
  const bottom = Math.max(...nodes.map(({ position }) => position.y + HEIGHT))
  const fitting = Math.min((width - 2 * MARGIN) / (right - left), (height - 2 * MARGIN) / bottom)
  const zoom = Math.min(1, Math.max(ZOOM_MIN, fitting))
  return { x: (width - (left + right) * zoom) / 2, y: MARGIN, zoom }
}

function nodesOf({ journey, chosen, entry, texts, wrong, counts, onChoose, onChange }: CanvasProps): Node[] {
  const places = placesOf(journey)
  const at = (id: string) => places.get(id) ?? { x: 0, y: 0 }
  const press = (id: string) => (event: KeyboardEvent<HTMLElement>) => {
    const to = id === ENTRY ? (event.key === 'ArrowDown' ? journey.start : null) : walk(journey, id, event.key)
    if (!event.key.startsWith('Arrow')) return
    event.preventDefault()
    document.getElementById(domId(to ?? (event.key === 'ArrowUp' && id === journey.start ? ENTRY : id)))?.focus()
  }
  const node = (id: string, data: Omit<StepData, 'choose' | 'press' | 'isChosen'>): Node => ({
    id,
    type: 'step',
    position: at(id),
    width: WIDTH,
    height: HEIGHT,
    draggable: id !== ENTRY && onChange !== undefined,
    data: { ...data, isChosen: chosen === id, choose: () => onChoose(id), press: press(id) },
  })
  // Ways leave a step in the order in which their ends stand, so that they do not cross.
  const fromLeft = (step: DraftStep) =>
    [...waysOf(step)].sort(
      (one, other) => at(one.to ?? endOf(step.id, one.key)).x - at(other.to ?? endOf(step.id, other.key)).x,
    )
  const first = { key: 'start', word: '', to: journey.start }
  const entered = {
    title: '进来',
    icon: 'me' as const,
    text: entry,
    foot: '',
    count: null,
    ways: [first],
    isWrong: false,
  }
  return [
    node(ENTRY, entered),
    ...journey.nodes.map((step) => node(step.id, { ...dataOf(step, texts, wrong, counts), ways: fromLeft(step) })),
    ...journey.nodes.flatMap((step) =>
      waysOf(step).flatMap(({ key, to }): Node[] =>
        to === null
          ? [
              {
                id: endOf(step.id, key),
                type: 'end',
                position: at(endOf(step.id, key)),
                width: WIDTH,
                height: END_HEIGHT,
                draggable: false,
                data: {},
              },
            ]
          : [],
      ),
    ),
  ]
}

function dataOf(
  step: DraftStep,
  texts: CanvasProps['texts'],
  wrong: CanvasProps['wrong'],
  counts: CanvasProps['counts'],
): Omit<StepData, 'choose' | 'press' | 'isChosen'> {
  const { title, icon } = STEP_KINDS[step.kind]
  const counted = counts.get(step.id)
  const waiting = counted && counted.waiting > 0 ? `${grouped(counted.waiting)} 人正在等` : ''
  return {
    title,
    icon,
    text: texts.get(step.id) ?? title,
    foot: wrong.has(step.id) ? '要改' : waiting,
    count: counted?.passed ?? null,
    ways: waysOf(step),
    isWrong: wrong.has(step.id),
  }
}

function edgesOf(journey: DraftJourney): Edge[] {
  const edge = (source: string, { key, word, to }: Way): Edge => ({
    id: `${source} ${key}`,
    source,
    sourceHandle: key,
    target: to ?? endOf(source, key),
    type: 'smoothstep',
    markerEnd: MARK,
    ...(word !== '' && { label: word }),
  })
  return [
    edge(ENTRY, { key: 'start', word: '', to: journey.start }),
    ...journey.nodes.flatMap((step) => waysOf(step).map((way) => edge(step.id, way))),
  ]
}

export const domId = (id: string): string => `canvas-${id}`

function StepNode({ id, data }: NodeProps) {
  // Made by `nodesOf` and nobody else.
  const { title, icon, text, foot, count, ways, isWrong, isChosen, choose, press } = data as StepData
  const state = [isWrong && 'wrong', id === ENTRY && 'entry'].filter(Boolean).join(' ')
  return (
    <>
      {id !== ENTRY && <Handle type="target" position={Position.Top} />}
      <button
        type="button"
        id={domId(id)}
        className={`step-node ${state}`}
        aria-pressed={isChosen}
        onClick={choose}
        onKeyDown={press}
      >
        <span className="step-head">
          <Icon name={icon} />
          <span className="soft">{title}</span>
          {count !== null && <strong>{grouped(count)}</strong>}
        </span>
        <strong className="step-text">{text}</strong>
        <span className={isWrong ? 'danger' : 'soft'}>{foot}</span>
      </button>
      {ways.map(({ key, word }, index) => (
        <Handle
          key={key}
          id={key}
          type="source"
          position={Position.Bottom}
          title={word === '' ? '拖到下一步' : `${word}：拖到下一步`}
          style={{ left: `${((index + 1) * 100) / (ways.length + 1)}%` }}
        />
      ))}
    </>
  )
}

function EndNode() {
  return (
    <>
      <Handle type="target" position={Position.Top} isConnectable={false} />
      <span className="step-end soft">结束</span>
    </>
  )
}
