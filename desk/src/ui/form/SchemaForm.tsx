import type { ReactNode } from 'react'
import { type SchemaNode, unwrapped } from '#shared/base/settings/schema-node'
import { titleOf } from './field-words'
import { type Amount, type Choices, type Draws, FormContext } from './form-context'
import { Problems } from './Problems'
import { isComposite, isRecord, type Path, withAt } from './schema-node'
import { Fields, Value } from './Value'

interface SchemaFormProps {
  node: SchemaNode
  document: unknown
  problems: ReadonlyMap<string, readonly string[]>
  choices?: Choices
  amountAt?: ((path: Path) => Amount | null) | undefined
  draws?: Draws | undefined
  onChange(document: unknown): void
  /** Puts the sections of the outermost object beside their names. */
  inSections?: boolean
}

/** A form made from a schema, so that any rule document can be edited without JSON. */
export function SchemaForm({
  node,
  document,
  problems,
  choices = {},
  amountAt,
  draws,
  onChange,
  inSections = false,
}: SchemaFormProps) {
  const change = (path: Path, value: unknown) => onChange(withAt(document, path, value))
  const entries = Object.entries(node.properties ?? {})
  const isSimple = (part: SchemaNode) => !isComposite(unwrapped(part).node)
  return (
    <FormContext.Provider value={{ problems, choices, change, amountAt, draws }}>
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
