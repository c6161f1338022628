import { Button, Input, InputNumber, Segmented, Select, Switch } from 'antd'
import { createContext, type ReactNode, useContext, useState } from 'react'
import { isMoney, optionTitle, titleOf, unitOf } from './field-words'
import { blankOf, isRecord, kindsIn, type Path, type SchemaNode, unwrapped, withAt } from './schema-node'

/** What may be chosen where the schema only knows the form of an id: stores, tiers, coupons. */
export type Choices = Partial<Record<string, { value: string; label: string }[] | undefined>>

interface Form {
  problems: ReadonlyMap<string, readonly string[]>
  choices: Choices
  change(path: Path, value: unknown): void
}
const FormContext = createContext<Form>({ problems: new Map(), choices: {}, change: () => undefined })

interface SchemaFormProps {
  node: SchemaNode
  document: unknown
  problems: ReadonlyMap<string, readonly string[]>
  choices?: Choices
  onChange(document: unknown): void
  /** Sections of the outermost object stand beside their name. */
  inSections?: boolean
}

/** A form made of a schema: whatever rule document comes, it can be changed without JSON. */
export function SchemaForm({ node, document, problems, choices = {}, onChange, inSections = false }: SchemaFormProps) {
  const change = (path: Path, value: unknown) => onChange(withAt(document, path, value))
  const entries = Object.entries(node.properties ?? {})
  const isSimple = (part: SchemaNode) => !isComposite(unwrapped(part).node)
  return (
    <FormContext.Provider value={{ problems, choices, change }}>
      {inSections ? (
        <>
          {entries.some(([, part]) => isSimple(part)) && (
            <Section title="基本">
              <Fields
                entries={entries.filter(([, part]) => isSimple(part))}
                value={document}
                path={[]}
                required={node.required ?? []}
              />
            </Section>
          )}
          {entries
            .filter(([, part]) => !isSimple(part))
            .map(([key, part]) => (
              <Section key={key} title={titleOf(key, part)} help={part.description}>
                <Value
                  name={key}
                  node={part}
                  value={isRecord(document) ? document[key] : undefined}
                  path={[key]}
                  isBare
                />
              </Section>
            ))}
        </>
      ) : (
        <Value name="" node={node} value={document} path={[]} isBare />
      )}
      <Problems path={[]} />
    </FormContext.Provider>
  )
}

function Section({ title, help, children }: { title: string; help?: string | undefined; children: ReactNode }) {
  return (
    <section className="form-section">
      <div>
        <h3>{title}</h3>
        {help && <p className="soft small">{help}</p>}
      </div>
      <div>{children}</div>
    </section>
  )
}

interface ValueProps {
  name: string
  node: SchemaNode
  value: unknown
  path: Path
  isOptional?: boolean
  /** Without a label of its own. */
  isBare?: boolean
}

function Value({ name, node: schema, value, path, isOptional = false, isBare = false }: ValueProps) {
  const { node, isNullable } = unwrapped(schema)
  const { change } = useContext(FormContext)
  const id = path.join('.')
  const mayLack = isNullable || (isOptional && schema.default === undefined)
  const isLacking = value === undefined || value === null
  const composite = isComposite(node)
  if (mayLack && (composite || node.type === 'boolean' || node.enum)) {
    return (
      <div className="field wide">
        <span className="line">
          <label htmlFor={`${id}-is`}>{titleOf(name, schema)}</label>
          <Switch
            id={`${id}-is`}
            size="small"
            checked={!isLacking}
            onChange={(isOn) => change(path, isOn ? filledBlank(node) : isNullable ? null : undefined)}
          />
        </span>
        {isLacking ? (
          <span className="help">不限</span>
        ) : (
          <Value name={name} node={node} value={value} path={path} isBare />
        )}
        <Problems path={path} />
      </div>
    )
  }
  if (composite) return <Composite name={name} node={node} value={value} path={path} isBare={isBare} />
  if (isBare)
    return <Leaf name={name} node={node} value={value} path={path} mayLack={mayLack} isNullable={isNullable} />
  return (
    <div className="field">
      <label htmlFor={id}>{titleOf(name, schema)}</label>
      <Leaf name={name} node={node} value={value} path={path} mayLack={mayLack} isNullable={isNullable} />
      {schema.description && <span className="help">{schema.description}</span>}
      <Problems path={path} />
    </div>
  )
}

function Composite({ name, node, value, path, isBare = false }: ValueProps) {
  if (kindsIn(node).length > 0) return <ByKind name={name} node={node} value={value} path={path} />
  if (node.type === 'array' && isChoiceList(node))
    return <Many name={name} node={node} value={value} path={path} isBare={isBare} />
  if (node.type === 'array') return <List name={name} node={node} value={value} path={path} isBare={isBare} />
  const inside = (
    <Fields entries={Object.entries(node.properties ?? {})} value={value} path={path} required={node.required ?? []} />
  )
  if (isBare) return inside
  return (
    <div className="nested wide">
      <header>
        <h3>{titleOf(name, node)}</h3>
      </header>
      {inside}
    </div>
  )
}

interface FieldsProps {
  entries: [string, SchemaNode][]
  value: unknown
  path: Path
  required: readonly string[]
}

function Fields({ entries, value, path, required }: FieldsProps) {
  return (
    <div className="form-grid">
      {entries
        .filter(([, node]) => node.const === undefined)
        .map(([key, node]) => (
          <Value
            key={key}
            name={key}
            node={node}
            value={isRecord(value) ? value[key] : undefined}
            path={[...path, key]}
            isOptional={!required.includes(key)}
          />
        ))}
    </div>
  )
}

function ByKind({ name, node, value, path }: ValueProps) {
  const { change } = useContext(FormContext)
  const kinds = kindsIn(node)
  const kind = isRecord(value) ? value.kind : undefined
  const chosen = kinds.find((each) => each.kind === kind)
  return (
    <div className="wide">
      <Segmented
        aria-label={titleOf(name, node)}
        value={typeof kind === 'string' ? kind : ''}
        options={kinds.map((each) => ({ value: each.kind, label: optionTitle(each.kind) }))}
        onChange={(next) => {
          const other = kinds.find((each) => each.kind === next)
          if (other) change(path, blankOf(other.node))
        }}
        style={{ marginBottom: 12 }}
      />
      {chosen && (
        <Fields
          entries={Object.entries(chosen.node.properties ?? {})}
          value={value}
          path={path}
          required={chosen.node.required ?? []}
        />
      )}
    </div>
  )
}

function List({ name, node, value, path, isBare = false }: ValueProps) {
  const { change } = useContext(FormContext)
  const list = Array.isArray(value) ? value : []
  const partOf = (index: number) => node.prefixItems?.[index] ?? node.items ?? {}
  const fixed = node.prefixItems?.length ?? 0
  const title = titleOf(name, node)
  return (
    <div className="wide">
      {!isBare && <h3>{title}</h3>}
      {list.map((each, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a place in the document is what a form edits
        <div className="nested" key={index}>
          <header>
            <strong>{nameOf(each) ?? `${title} ${index + 1}`}</strong>
            {index >= fixed && list.length > (node.minItems ?? 0) && (
              <Button
                size="small"
                type="link"
                onClick={() =>
                  change(
                    path,
                    list.filter((_, at) => at !== index),
                  )
                }
              >
                删去
              </Button>
            )}
          </header>
          <Value name={name} node={partOf(index)} value={each} path={[...path, index]} isBare />
        </div>
      ))}
      {list.length < (node.maxItems ?? 50) && (
        <Button size="small" onClick={() => change(path, [...list, blankOf(node.items ?? {})])}>
          加一项{title}
        </Button>
      )}
      <Problems path={path} />
    </div>
  )
}

/** A thing of a list is called by its name, where it has one. */
function nameOf(value: unknown): string | null {
  const name = isRecord(value) ? (value.name ?? value.title) : null
  return typeof name === 'string' && name !== '' ? name : null
}

/** Several of a known few, or short words that are typed. */
function Many({ name, node, value, path, isBare = false }: ValueProps) {
  const { change, choices, problems } = useContext(FormContext)
  const id = path.join('.')
  const known = choices[name] ?? node.items?.enum?.map((each) => ({ value: each, label: optionTitle(each) }))
  const isNumber = node.items?.type === 'integer'
  const options = known ?? (name === 'weekdays' ? WEEKDAYS : undefined)
  return (
    <div className={isBare ? '' : 'field'}>
      {!isBare && <label htmlFor={id}>{titleOf(name, node)}</label>}
      <Select
        id={id}
        aria-label={titleOf(name, node)}
        mode={options ? 'multiple' : 'tags'}
        value={Array.isArray(value) ? value : []}
        options={options ?? []}
        optionFilterProp="label"
        onChange={(next: (string | number)[]) => change(path, isNumber ? next.map(Number) : next)}
        status={problems.has(id) ? 'error' : ''}
        style={{ width: '100%' }}
        placeholder={options ? '选一个或几个' : '输入后按回车'}
      />
      {!isBare && <Problems path={path} />}
    </div>
  )
}
const WEEKDAYS = [...'一二三四五六日'].map((day, index) => ({ value: index + 1, label: `周${day}` }))

interface LeafProps extends Omit<ValueProps, 'isOptional' | 'isBare'> {
  mayLack: boolean
  isNullable: boolean
}

function Leaf({ name, node, value, path, mayLack, isNullable }: LeafProps) {
  const { change, problems, choices } = useContext(FormContext)
  const id = path.join('.')
  const status = problems.has(id) ? 'error' : ''
  const set = (next: unknown) => change(path, next)
  const lacking = isNullable ? null : undefined
  const label = titleOf(name, node)
  const options = choices[name] ?? node.enum?.map((each) => ({ value: each, label: optionTitle(each) }))
  if (options) {
    return (
      <Select
        id={id}
        aria-label={label}
        value={value as string}
        options={options}
        optionFilterProp="label"
        showSearch
        allowClear={mayLack}
        onChange={(next) => set(next ?? lacking)}
        status={status}
        style={{ width: '100%' }}
      />
    )
  }
  if (node.type === 'boolean') {
    return <Switch id={id} aria-label={label} checked={(value ?? node.default) === true} onChange={set} />
  }
  if (node.type === 'integer' || node.type === 'number') {
    const scale = isMoney(name) ? 100 : 1
    const shown =
      typeof value === 'number' ? value / scale : value === null || mayLack ? null : (node.default as number)
    return (
      <InputNumber
        id={id}
        aria-label={label}
        value={shown ?? null}
        precision={node.type === 'integer' ? (scale === 100 ? 2 : 0) : 3}
        onChange={(next) => set(next === null ? lacking : Math.round(next * scale * 1000) / 1000)}
        suffix={unitOf(name)}
        placeholder={mayLack ? '不限' : ''}
        status={status}
        style={{ width: '100%' }}
      />
    )
  }
  if (node.type === undefined) return <JsonField id={id} label={label} value={value} onChange={set} />
  if (node.format === 'day' || node.format === 'month') {
    return (
      <input
        className="native"
        type={node.format === 'day' ? 'date' : 'month'}
        id={id}
        aria-label={label}
        value={typeof value === 'string' ? value : ''}
        onChange={(event) => set(event.target.value === '' ? lacking : event.target.value)}
      />
    )
  }
  return (
    <Input
      id={id}
      aria-label={label}
      value={typeof value === 'string' ? value : ((node.default as string | undefined) ?? '')}
      onChange={(event) => set(event.target.value === '' && mayLack ? lacking : event.target.value)}
      status={status}
      placeholder={mayLack ? '不限' : ''}
    />
  )
}

/** Where a schema says nothing of its form, such as a condition inside a document. */
function JsonField({
  id,
  label,
  value,
  onChange,
}: {
  id: string
  label: string
  value: unknown
  onChange(next: unknown): void
}) {
  const [text, setText] = useState(() => JSON.stringify(value ?? null, null, 2))
  const [isBroken, setBroken] = useState(false)
  return (
    <Input.TextArea
      id={id}
      aria-label={label}
      value={text}
      rows={8}
      status={isBroken ? 'error' : ''}
      onChange={(event) => {
        setText(event.target.value)
        try {
          onChange(JSON.parse(event.target.value))
          setBroken(false)
        } catch {
          setBroken(true)
        }
      }}
    />
  )
}

function Problems({ path }: { path: Path }) {
  const { problems } = useContext(FormContext)
  const found = problems.get(path.join('.')) ?? []
  if (found.length === 0) return null
  return (
    <span className="problem" role="alert">
      {found.join('；')}
    </span>
  )
}

function isComposite(node: SchemaNode): boolean {
  return node.type === 'object' || node.type === 'array' || kindsIn(node).length > 0
}

/** A list of plain values is chosen or typed; a list of objects is a list of forms. */
function isChoiceList({ items }: SchemaNode): boolean {
  const type = items?.type
  return type === 'string' || type === 'integer' || items?.enum !== undefined
}

/** What a part begins with when it is switched on: never null again. */
function filledBlank(node: SchemaNode): unknown {
  return blankOf({ ...node, default: undefined })
}
