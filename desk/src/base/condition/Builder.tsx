import { Button, Segmented, Select } from 'antd'
import type { ZodType } from 'zod'
import { nodeOf } from '#shared/base/settings/schema-node'
import type { Amount, Choices } from '../../ui/form/form-context'
import { SchemaForm } from '../../ui/form/SchemaForm'
import { blankOf, problemsOf } from '../../ui/form/schema-node'
import {
  DEPTH_MAX,
  type Draft,
  type JoinKind,
  joined,
  joinKindOf,
  partsOf,
  withAdded,
  withMoved,
  withPart,
} from './tree'

export interface AskedKind {
  title: string
  schema: ZodType
  /** What the words of the program are called in this question; they may mean other things elsewhere. */
  choices?: Choices
  /** How its numbers are shown and typed, where the document holds fen. */
  amount?: Amount
}
export type AskedKinds = Record<string, AskedKind>

const JOINS: { value: JoinKind; label: string }[] = [
  { value: 'all', label: '全部' },
  { value: 'any', label: '任一' },
  { value: 'none', label: '都不' },
]
const JOIN_WORDS: Record<JoinKind, string> = { all: '都要符合', any: '符合一个就行', none: '一个都不能有' }

interface BuilderProps {
  join: Draft
  kinds: AskedKinds
  choices: Choices
  onChange(join: Draft): void
  depth?: number
}

/** Builds a condition by clicking: nested joins that contain questions, each with a form made from its schema. */
export function Builder({ join, kinds, choices, onChange, depth = 1 }: BuilderProps) {
  const kind = joinKindOf(join) ?? 'all'
  const parts = partsOf(join)
  return (
    <div className="join">
      <span className="join-row">
        <Segmented
          aria-label="怎么合起来"
          value={kind}
          options={JOINS}
          onChange={(next) => onChange(joined(next, parts))}
        />
        <span className="soft small">{JOIN_WORDS[kind]}</span>
      </span>
      {parts.map((part, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a part is its place among the others
        <div className="join-row" key={index}>
          <div className="edit">
            {joinKindOf(part) === null ? (
              <QuestionRow
                question={part}
                kinds={kinds}
                choices={choices}
                onChange={(next) => onChange(withPart(join, index, next))}
              />
            ) : (
              <Builder
                join={part}
                kinds={kinds}
                choices={choices}
                depth={depth + 1}
                onChange={(next) => onChange(withPart(join, index, next))}
              />
            )}
          </div>
          <span>
            <Button
              size="small"
              type="text"
              aria-label="往上移"
              disabled={index === 0}
              onClick={() => onChange(withMoved(join, index, -1))}
            >
              ↑
            </Button>
            <Button
              size="small"
              type="text"
              aria-label="往下移"
              disabled={index === parts.length - 1}
              onClick={() => onChange(withMoved(join, index, 1))}
            >
              ↓
            </Button>
            <Button
              size="small"
              type="text"
              aria-label="拿掉这一条"
              onClick={() => onChange(withPart(join, index, null))}
            >
              ✕
            </Button>
          </span>
        </div>
      ))}
      <span className="join-row">
        <Button size="small" onClick={() => onChange(withAdded(join, blankQuestion(kinds)))}>
          加条件
        </Button>
        {depth < DEPTH_MAX && (
          <Button size="small" onClick={() => onChange(withAdded(join, joined('any', [blankQuestion(kinds)])))}>
            加一组
          </Button>
        )}
      </span>
    </div>
  )
}

interface QuestionRowProps {
  question: Draft
  kinds: AskedKinds
  choices: Choices
  onChange(question: Draft): void
}

function QuestionRow({ question, kinds, choices, onChange }: QuestionRowProps) {
  const known = kinds[question.kind]
  return (
    <div className="question">
      <Select
        aria-label="问什么"
        value={question.kind}
        options={Object.entries(kinds).map(([value, { title }]) => ({ value, label: title }))}
        onChange={(kind: string) => onChange(blankOfKind(kinds, kind))}
        style={{ width: 168 }}
      />
      {known && (
        <SchemaForm
          node={nodeOf(known.schema)}
          document={question}
          problems={problemsOf(known.schema, question)}
          choices={{ ...choices, ...known.choices, in: choices[question.kind] ?? known.choices?.in }}
          amountAt={() => known.amount ?? null}
          // The form keeps the kind, but does not show it.
          onChange={(next) => onChange(next as Draft)}
        />
      )}
    </div>
  )
}

function blankOfKind(kinds: AskedKinds, kind: string): Draft {
  const schema = kinds[kind]?.schema
  return { ...(schema ? (blankOf(nodeOf(schema)) as object) : {}), kind }
}

export const blankQuestion = (kinds: AskedKinds): Draft => blankOfKind(kinds, Object.keys(kinds)[0] ?? '')
