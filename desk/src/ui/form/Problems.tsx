import { useContext } from 'react'
import { FormContext } from './form-context'
import type { Path } from './schema-node'

/** What is wrong at a place of the document, in words. */
export function Problems({ path }: { path: Path }) {
  const { problems } = useContext(FormContext)
  const found = problems.get(path.join('.')) ?? []
  if (found.length === 0) return null
  return (
    <span className="problem" role="alert">
      {found.join('；')}
    </span>
  )
}
