import { Icon } from '../../ui/Icon'
import { type DraftJourney, inOrder, type Way, waysOf } from './steps'
import { STEP_KINDS } from './words'

interface StepListProps {
  journey: DraftJourney
  chosen: string | null
  texts: ReadonlyMap<string, string>
  problems: ReadonlyMap<string, readonly string[]>
  onChoose(id: string): void
}

/** The same steps as on the picture, in the order in which members come to them: for readers, and where there is little room. */
export function StepList({ journey, chosen, texts, problems, onChoose }: StepListProps) {
  const steps = inOrder(journey)
  const numberOf = (id: string) => steps.findIndex((step) => step.id === id) + 1
  return (
    <ol className="step-list" aria-label="步骤">
      {steps.map((step, index) => {
        const { title, icon } = STEP_KINDS[step.kind]
        const wrong = problems.get(step.id) ?? []
        return (
          <li key={step.id}>
            <button type="button" aria-pressed={chosen === step.id} onClick={() => onChoose(step.id)}>
              <span className="soft">{index + 1}</span>
              <Icon name={icon} />
              <span>
                <span className="soft">{title}</span> <strong>{texts.get(step.id)}</strong>
                <small className="soft">
                  {waysOf(step)
                    .map((way) => wayText(way, numberOf))
                    .join('；')}
                </small>
                {wrong.map((text) => (
                  <small key={text} className="danger">
                    {text}
                  </small>
                ))}
              </span>
            </button>
          </li>
        )
      })}
    </ol>
  )
}

/** '是 → 第 3 步' */
function wayText({ word, to }: Way, numberOf: (id: string) => number): string {
  const where = to === null ? '结束' : numberOf(to) > 0 ? `第 ${numberOf(to)} 步` : '没有这一步'
  return `${word}${word === '' ? '' : ' '}→ ${where}`
}
