import { type Change, changesInWords } from './difference-words'

export function Changes({ before, after }: { before: unknown; after: unknown }) {
  return <ChangeList changes={changesInWords(before, after)} />
}

export function ChangeList({ changes }: { changes: readonly Change[] }) {
  if (changes.length === 0) return <p className="soft">一样，没有改动</p>
  return (
    <ol className="plain-list">
      {changes.map((change) => (
        <li key={change.where}>
          {change.where}：<del>{change.before}</del>
          <ins>{change.after}</ins>
        </li>
      ))}
    </ol>
  )
}
