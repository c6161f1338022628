import { useState } from 'react'

/** For people who would rather write the document; text that is not valid JSON is kept as text until it is. */
export function JsonEditor({ document, onChange }: { document: unknown; onChange(document: unknown): void }) {
  const [text, setText] = useState(() => JSON.stringify(document, null, 2))
  const [problem, setProblem] = useState<string | null>(null)
  return (
    <>
      <textarea
        className="json"
        aria-label="JSON"
        spellCheck={false}
        value={text}
        onChange={(event) => {
          setText(event.target.value)
          try {
            onChange(JSON.parse(event.target.value))
            setProblem(null)
          } catch {
            setProblem('还不是完整的 JSON，表单里仍是上一次写对的内容')
          }
        }}
      />
      {problem && <p className="problem">{problem}</p>}
    </>
  )
}
