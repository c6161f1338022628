import { Button, Segmented, Switch } from 'antd'
import { useContext } from 'react'
import { type SchemaNode, unwrapped } from '#shared/base/settings/schema-node'
import { optionTitle, titleOf } from './field-words'
import { FormContext } from './form-context'
import { Leaf } from './Leaf'
import { Many } from './Many'
import { Problems } from './Problems'
import { blankOf, filledBlank, isChoiceList, isComposite, isRecord, kindsIn, type Path } from './schema-node'
import type { ValueProps } from './value-props'

/** Draws one place of a document according to its schema, and whether it may be left out. */
export function Value({ name, node: schema, value, path, isOptional = false, isBare = false }: ValueProps) {
  const { node, isNullable } = unwrapped(schema)
  const { change, draws } = useContext(FormContext)
  const id = path.join('.')
  const drawn = draws?.(path, value, (next) => change(path, next)) ?? null
  if (drawn !== null) {
    return (
      <div className="field wide">
        <span>{titleOf(name, schema)}</span>
        {drawn}
        <Problems path={path} />
      </div>
    )
  }
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
  if (kindsIn(node).length > 0) return <ByKind name={name} node={node} value={value} path={path} isBare={isBare} />
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

export function Fields({ entries, value, path, required }: FieldsProps) {
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

function ByKind({ name, node, value, path, isBare = false }: ValueProps) {
  const { change } = useContext(FormContext)
  const kinds = kindsIn(node)
  const field = kinds[0]?.field ?? 'kind'
  const kind = isRecord(value) ? value[field] : undefined
  const chosen = kinds.find((each) => each.kind === kind)
  return (
    <div className="wide">
      {!isBare && node.title && <h3>{node.title}</h3>}
      <Segmented
        aria-label={titleOf(name, node)}
        value={typeof kind === 'string' ? kind : ''}
        options={kinds.map((each) => ({ value: each.kind, label: each.node.title ?? optionTitle(each.kind) }))}
        onChange={(next) => {
          const other = kinds.find((each) => each.kind === next)
          // A kind with a default is missing from a form's first value.
          if (other) change(path, { ...asRecord(blankOf(other.node)), [field]: next })
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

const asRecord = (value: unknown) => (isRecord(value) ? value : {})

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

/** An item of a list is named by its title or its name, if it has one; the name may be a word of the program. */
function nameOf(value: unknown): string | null {
  const name = isRecord(value) ? (value.title ?? value.name) : null
  return typeof name === 'string' && name !== '' ? name : null
}
