import { Card, Status, type Tone } from '../../ui/Page'
import { Rows } from '../../ui/Rows'
import { grouped, momentText, percent } from '../../ui/words'
import type { Shown } from './form'

type Counted = NonNullable<Shown['result']>
type Arm = Counted['arms'][number]

const STANDINGS: Record<Arm['is'], { tone: Tone; word: string }> = {
  control: { tone: 'plain', word: '拿来比的' },
  better: { tone: 'good', word: '可以说更高' },
  worse: { tone: 'bad', word: '可以说更低' },
  open: { tone: 'watch', word: '还不能说' },
  same: { tone: 'plain', word: '没看出不同' },
}
const UNKNOWN = { tone: 'plain', word: '还不能说' } as const

const SPLITS: Record<Counted['split'], { tone: Tone; word: string }> = {
  tooFew: { tone: 'plain', word: '人还太少，比例看不出' },
  asSet: { tone: 'good', word: '人数和设定的比例对得上' },
  broken: { tone: 'bad', word: '人数和设定的比例对不上' },
}

/** What may be concluded and what may not, first in sentences and then in figures. */
export function Result({ shown }: { shown: Shown }) {
  const { result, figure, figureText, armSize } = shown
  if (!result)
    return (
      <Card title="结果">
        <p className="soft">每天早上六点算一次，第一次要等有会员看到以后</p>
      </Card>
    )
  const split = SPLITS[result.split] ?? SPLITS.tooFew
  return (
    <>
      <Card title="能说什么，不能说什么" act={<Status tone={split.tone}>{split.word}</Status>}>
        <ul className="plain-list">
          {result.sentences.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </Card>
      <Card title="数字" hint={`${figureText} · ${momentText(result.measuredAt)} 算的`}>
        <Rows
          name="各方案的数字"
          rows={result.arms}
          keyOf={({ key }) => key}
          columns={[
            { title: '方案', of: ({ title }) => title },
            { title: '看到', of: ({ seen }) => grouped(seen), isFigure: true },
            {
              title: armSize === null ? '数完' : `数完（要 ${grouped(armSize)}）`,
              of: ({ counted }) => grouped(counted),
              isFigure: true,
            },
            { title: figureText, of: ({ mean }) => meanText(figure, mean), isFigure: true },
            { title: '相差', of: ({ change }) => (change === null ? '–' : changeText(change)), isFigure: true },
            { title: '每天都能看的范围', of: ({ anyDay }) => spanText(anyDay), isFigure: true },
            { title: '人数够时的范围', of: ({ atSize }) => spanText(atSize), isFigure: true, isExtra: true },
            {
              title: '结论',
              of: ({ is }) => {
                const { tone, word } = STANDINGS[is] ?? UNKNOWN
                return <Status tone={tone}>{word}</Status>
              },
            },
          ]}
        />
        <p className="soft small">{noteText(result)}</p>
      </Card>
    </>
  )
}

function noteText({ savedPercent, mixed }: Counted): string {
  const saved = savedPercent > 0 ? `用会员以前的数字去掉了 ${savedPercent}% 的起伏，范围因此更窄。` : ''
  const out = mixed > 0 ? `${grouped(mixed)} 位会员的两份资料看到的不一样，没有算进来。` : ''
  return `${saved}${out}范围碰到 0，就是还说不准。`
}

const meanText = (figure: string, mean: number): string =>
  figure === 'bought' ? percent(mean) : figure === 'spent' ? `¥${mean.toFixed(2)}` : mean.toFixed(2)

function changeText(share: number): string {
  const text = `${Math.abs(100 * share).toFixed(1)}%`
  return share < 0 ? `−${text}` : `+${text}`
}

const spanText = (span: { from: number; to: number } | null): string =>
  span === null ? '–' : `${changeText(span.from)} 到 ${changeText(span.to)}`
