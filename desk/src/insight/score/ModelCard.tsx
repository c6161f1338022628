import { Select } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { useAsk } from '../../api/use-ask'
import { useRight } from '../../frame/use-person'
import { Answer } from '../../ui/Answer'
import { Card, Facts } from '../../ui/Page'
import { dayText, grouped, momentText } from '../../ui/words'
import { backtestText, cutLines, forecastText, type Model, refusalTexts, spendText } from './model-words'

/** By what members are measured, whether to trust it, and the versions before. */
export function ModelCard() {
  const [version, setVersion] = useState<number | null>(null)
  const latest = useAsk('score.getModel', {})
  const earlier = useAsk('score.getModel', version === null ? null : { version })
  const maySetRules = useRight('rules')
  const newest = latest.answer?.model
  const versions = newest ? [newest, ...(latest.answer?.earlier ?? [])] : []
  return (
    <Card
      title="模型"
      act={
        versions.length > 1 && (
          <Select
            aria-label="哪一版"
            size="small"
            value={version ?? newest?.version ?? null}
            onChange={(chosen) => setVersion(chosen === newest?.version ? null : chosen)}
            options={versions.map((each) => ({
              value: each.version,
              label: `第 ${each.version} 版 · 到 ${dayText(each.asOfDay)}`,
            }))}
          />
        )
      }
    >
      <Answer asked={version === null ? latest : earlier} lines={8}>
        {({ model }) =>
          model ? (
            <Told model={model} isNewest={model.version === newest?.version} />
          ) : (
            <p className="soft">今晚第一次计算，之前没有模型</p>
          )
        }
      </Answer>
      {maySetRules && (
        <p className="rows-foot">
          <Link to="/rules/score">改评分规则</Link>
        </p>
      )}
    </Card>
  )
}

function Told({ model, isNewest }: { model: Model; isNewest: boolean }) {
  const { version, asOfDay, fittedAt, diagnostics, forecast } = model
  const { population, members, repeaters, keptOut } = diagnostics
  const refusals = refusalTexts(diagnostics.refusals)
  const backtest = backtestText(diagnostics.backtest)
  return (
    <>
      <Facts
        facts={[
          ['哪一版', `第 ${version} 版${isNewest ? '，在用' : ''}`],
          ['做成', `${momentText(fittedAt)}，算到 ${dayText(asOfDay)}`],
          [
            '从谁学的',
            `全店 ${grouped(population)} 位里消费过的 ${grouped(members)} 位，回头客 ${grouped(repeaters)} 位`,
          ],
          ...(keptOut && keptOut.crowd + keptOut.farOff > 0
            ? ([['没有用的', `${grouped(keptOut.crowd + keptOut.farOff)} 位：散客共用的卡，和远远超出别人的`]] as const)
            : []),
          ['会不会再来', forecastText(model)],
          ...(forecast ? ([['一次花多少', spendText(diagnostics.spend)]] as const) : []),
        ]}
      />
      {refusals.length > 0 && <p className="warned">这次新算的没有用上：{refusals.join('；')}</p>}
      {backtest && (
        <div className="tinted">
          <strong>信得过吗</strong>
          {backtest.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </div>
      )}
      <details>
        <summary className="soft small">五档的分界</summary>
        <Facts facts={cutLines(model.cuts)} />
      </details>
    </>
  )
}
