import { Button, Checkbox } from 'antd'
import { type ReactNode, useMemo, useState } from 'react'
import { useNavigate } from 'react-router'
import type { ApiError } from '../../api/request'
import { useAct } from '../../api/use-act'
import { useOwnName } from '../../frame/use-person'
import { ActDialog } from '../../ui/ActDialog'
import type { Choices, Draws } from '../../ui/form/form-context'
import { SchemaForm } from '../../ui/form/SchemaForm'
import { problemsOf } from '../../ui/form/schema-node'
import { Card } from '../../ui/Page'
import { amountAt } from './amounts'
import { Changes } from './Changes'
import { History } from './History'
import { JsonEditor } from './JsonEditor'
import { LadderOf } from './Ladders'
import { useRuleForm } from './use-rule-form'

/** It is taken unless the box is unticked. */
export interface OtherWay {
  label: string
  help: string
  send(document: unknown, note: string): Promise<boolean>
  isRunning: boolean
  error: ApiError | null
}

interface EditorProps {
  setting: string
  /** The document in force, or the first value of a new one. */
  today: unknown
  version: number
  /** The page of the document, without a proposal. */
  back: string
  choices?: Choices
  /** Places of the document that have a form of their own. */
  draws?: Draws
  /** Another way to send a new document, chosen in the dialog of sending. */
  orElse?: OtherWay
  /** What the document does, drawn while it is edited. */
  picture?: (document: unknown) => ReactNode
}

/**
 * Edits a document in a form, with the differences from today beside it in words. Nothing takes effect before approval.
 */
export function Editor({ setting, today, version, back, choices = {}, draws, picture, orElse }: EditorProps) {
  const [document, setDocument] = useState(today)
  const [isJson, setJson] = useState(false)
  const [isSending, setSending] = useState(false)
  const [isOther, setOther] = useState(true)
  const other = isOther ? orElse : undefined
  const propose = useAct('settings.propose')
  const navigate = useNavigate()
  const by = useOwnName()
  const { schema, node } = useRuleForm(setting)
  const problems = useMemo(
    () => (schema ? problemsOf(schema, document) : new Map<string, string[]>()),
    [schema, document],
  )
  const isChanged = JSON.stringify(document) !== JSON.stringify(today)
  const send = async (note: string) => {
    const answer = await propose.run({ setting, value: document, by, note })
    if (answer) void navigate(`${back}/${answer.proposal.proposalId}`)
    return answer !== null
  }
  return (
    <>
      <div className="cards two">
        <div className="stack">
          <LadderOf setting={setting} document={document} today={today} />
          <Card
            title="规则内容"
            act={
              <Button type="link" size="small" onClick={() => setJson(!isJson)}>
                {isJson ? '看表单' : '看 JSON'}
              </Button>
            }
          >
            {isJson || !node ? (
              <JsonEditor document={document} onChange={setDocument} />
            ) : (
              <SchemaForm
                node={node}
                document={document}
                problems={problems}
                choices={choices}
                draws={draws}
                amountAt={(path) => amountAt(setting, document, path)}
                onChange={setDocument}
                inSections
              />
            )}
          </Card>
        </div>
        <div className="stack">
          {picture?.(document)}
          <Card title="和今天比">
            <Changes setting={setting} before={today} after={document} />
          </Card>
          {version > 0 && <History setting={setting} version={version} />}
        </div>
      </div>
      <footer className="foot-bar">
        <span className={problems.size > 0 ? 'danger' : 'soft'} role="status">
          {problems.size > 0
            ? `还有 ${problems.size} 处要改`
            : isChanged
              ? '提交后由另一个人批准，批准前什么都不变'
              : version === 0
                ? '还没有改过'
                : '没有改动'}
        </span>
        {isChanged && <Button onClick={() => setDocument(today)}>恢复</Button>}
        <Button
          type="primary"
          // What is new may be sent as it was begun for the person.
          disabled={!isChanged && version > 0}
          onClick={() => {
            const [first] = problems.keys()
            if (first === undefined) setSending(true)
            else window.document.getElementById(first)?.focus()
          }}
        >
          提交审批
        </Button>
      </footer>
      <ActDialog
        title={version === 0 ? '提交新的内容' : '提交这次修改'}
        verb="提交审批"
        isOpen={isSending}
        onClose={() => setSending(false)}
        isRunning={(other ?? propose).isRunning}
        error={(other ?? propose).error}
        act={(note) => (other ? other.send(document, note) : send(note))}
      >
        {orElse && (
          <p>
            <Checkbox checked={isOther} onChange={(event) => setOther(event.target.checked)}>
              {orElse.label}
            </Checkbox>
            <span className="soft small">{orElse.help}</span>
          </p>
        )}
        <Changes setting={setting} before={today} after={document} />
      </ActDialog>
    </>
  )
}
