import { hasOpen } from '#shared/base/settings/schema-node'
import { calledBy, namesAmong } from '../../insight/segment/condition-names'
import { conditionWords } from '../../insight/segment/condition-words'
import { useSegmentChoices } from '../../insight/segment/use-segment-choices'
import { amountAt } from './amounts'
import { type Change, changesInWords, type Wording } from './difference-words'
import { useRuleChoices } from './use-rule-choices'
import { useRuleForm } from './use-rule-form'

interface ChangesProps {
  setting: string
  before: unknown
  after: unknown
}

export function Changes({ setting, before, after }: ChangesProps) {
  return <ChangeList changes={changesInWords(before, after, useWording(setting))} />
}

/** The same of a step back, which may take away what was added since: that is counted first. */
export function ChangesBack({ setting, before, after }: ChangesProps) {
  const changes = changesInWords(before, after, useWording(setting))
  const gone = changes.filter(({ isGone }) => isGone).length
  return (
    <>
      {gone > 0 && (
        <p className="warned">
          那一版里还没有的 {gone} 项会去掉
          {gone === changes.length ? '，别的不变' : `，另外改动 ${changes.length - gone} 处`}
          。只想改其中一个数字的，关掉这里，在左边的格子里改。
        </p>
      )}
      <ChangeList changes={changes} />
    </>
  )
}

/** How differences between documents of this kind are said; null for what is about no document. */
export function useWording(setting: string | null): Wording {
  const { node } = useRuleForm(setting)
  const choices = useRuleChoices(setting ?? '')
  const hasConditions = node !== null && hasOpen(node)
  const asked = useSegmentChoices(hasConditions)
  const names = calledBy(namesAmong({ ...asked, product: choices.products ?? [] }))
  return {
    node,
    choices,
    amountAt: (document, path) => (setting === null ? null : amountAt(setting, document, path)),
    condition: (value) => (hasConditions ? conditionWords(value, names) : null),
  }
}

/** What was not there before is only said, and not crossed out. */
const NONE = '没有'

export function ChangeList({ changes }: { changes: readonly Change[] }) {
  if (changes.length === 0) return <p className="soft">一样，没有改动</p>
  return (
    <ol className="plain-list">
      {changes.map((change) => (
        <li key={change.where}>
          {change.where}：
          {change.before === NONE ? null : <del className={shapeOf(change.before)}>{change.before}</del>}
          <ins className={shapeOf(change.after)}>{change.after}</ins>
        </li>
      ))}
    </ol>
  )
}

/** What has lines stands below its place, line by line. */
const shapeOf = (text: string) => (text.includes('\n') ? 'told-lines' : undefined)
