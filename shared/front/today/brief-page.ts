import { type BriefFigure, nothingToDo, valueText } from './brief'
import { KIND_TITLES, type Period } from './period'

export interface Brief extends Period {
  madeAt: number
  shop: string
  figures: readonly BriefFigure[]
  sentences: readonly string[]
  toDo: readonly string[]
  /** Members joined on each day of the period and the days before it, oldest first. */
  trend: readonly { day: string; value: number }[]
}

const LIGHTS = { good: '● 达标', watch: '▲ 还没达标', bad: '◆ 没守住底线', unknown: '' } as const

/** One page that needs nothing else: to be forwarded, printed, kept. No script, nothing from anywhere. */
export function briefPage(brief: Brief): string {
  const { kind, fromDay, toDay, figures, sentences, toDo, trend } = brief
  const days = fromDay === toDay ? fromDay : `${fromDay} 至 ${toDay}`
  const title = `${KIND_TITLES[kind]} ${days}`
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escaped(title)}</title><style>${STYLE}</style></head><body>
<h1>${escaped(title)}</h1><p class="soft">${escaped(brief.shop)}</p>
<h2>变了什么</h2>${list(sentences, '和上一期没有不一样的数字')}
<h2>要做什么</h2>${list(toDo, nothingToDo(figures))}
<h2>每天新加入的会员</h2>${bars(trend)}
<h2>数字</h2><table><thead><tr><th>数字</th><th>这一期</th><th>上一期</th><th></th></tr></thead><tbody>
${figures.map(row).join('\n')}
</tbody></table>
<h2>怎么算的</h2><dl>${figures.map(({ title: name, definition }) => `<dt>${escaped(name)}</dt><dd>${escaped(definition)}</dd>`).join('')}</dl>
</body></html>
`
}

function row(figure: BriefFigure): string {
  const cells = [figure.title, valueText(figure, figure.value), valueText(figure, figure.before), LIGHTS[figure.light]]
  return `<tr class="${figure.light}">${cells.map((cell) => `<td>${escaped(cell.trim())}</td>`).join('')}</tr>`
}

function list(lines: readonly string[], none: string): string {
  if (lines.length === 0) return `<p class="soft">${none}</p>`
  return `<ul>${lines.map((line) => `<li>${escaped(line)}</li>`).join('')}</ul>`
}

function bars(trend: Brief['trend']): string {
  const most = Math.max(1, ...trend.map(({ value }) => value))
  const width = 600 / Math.max(trend.length, 1)
  const each = trend.map(({ day, value }, index) => {
    const height = Math.round((value / most) * 100)
    const x = (index * width).toFixed(1)
    return `<rect x="${x}" y="${110 - height}" width="${(width * 0.7).toFixed(1)}" height="${height}"><title>${escaped(day)}：${value} 人</title></rect>`
  })
  return `<svg viewBox="0 0 600 112" role="img" aria-label="每天新加入的会员">${each.join('')}</svg>`
}

const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)

const STYLE =
  'body{font:16px/1.7 system-ui,sans-serif;max-width:720px;margin:24px auto;padding:0 16px;color:#222;background:#fff}' +
  'h1{font-size:24px}h2{font-size:18px;margin-top:28px}.soft{color:#666}table{border-collapse:collapse;width:100%}' +
  'th,td{text-align:left;padding:6px 8px;border-bottom:1px solid #ddd}td:nth-child(2),td:nth-child(3){text-align:right}' +
  '.bad td:last-child{color:#a3231a}.good td:last-child{color:#1c6b3a}svg{width:100%}rect{fill:#2f6f5e}dt{font-weight:600}dd{margin:0 0 8px}'
