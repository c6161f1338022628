import { Route, Routes } from 'react-router'
import { useAsk } from '../../api/use-ask'
import { useRight, useWholeRight } from '../../frame/use-person'
import { BriefPage } from '../../front/today/BriefPage'
import { BriefsTab } from '../../front/today/BriefsTab'
import { Answer } from '../../ui/Answer'
import { Card } from '../../ui/Page'
import { Rows } from '../../ui/Rows'
import { Tabbed } from '../../ui/Tabbed'
import { dayText, grouped, percent, roundMoney } from '../../ui/words'
import { FigurePage } from '../figure/FigurePage'
import { FiguresTab } from '../figure/FiguresTab'
import { WorthTab } from '../figure/WorthTab'
import { IncidentPage } from '../incident/IncidentPage'
import { IncidentsTab } from '../incident/IncidentsTab'
import { PyramidTab } from '../lifecycle/PyramidTab'
import { BundlesTab } from '../recommendation/BundlesTab'
import { TogetherTab } from '../recommendation/TogetherTab'
import { ScoresTab } from '../score/ScoresTab'
import { WarningsTab } from '../score/WarningsTab'
import { FigureGrid } from './FigureGrid'
import { FunnelReport } from './FunnelReport'
import { GoesWithTab } from './GoesWithTab'

const TABS = [
  { group: '经营', path: 'board', title: '看板', Tab: Board },
  { group: '经营', path: 'figures', title: '经营数字', Tab: FiguresTab },
  { group: '经营', path: 'worth', title: '新客值多少', Tab: WorthTab },
  { group: '经营', path: 'briefs', title: '日报周报月报', Tab: BriefsTab },
  { group: '会员', path: 'pyramid', title: '参与', Tab: PyramidTab },
  { group: '会员', path: 'retention', title: '留存', Tab: Retention },
  { group: '会员', path: 'cohorts', title: '首购月份', Tab: Cohorts },
  { group: '会员', path: 'warnings', title: '流失预警', Tab: WarningsTab },
  { group: '会员', path: 'scores', title: '评分', Tab: ScoresTab },
  { group: '每一步', path: 'incidents', title: '事件', Tab: IncidentsTab },
  { group: '每一步', path: 'funnel', title: '漏斗', Tab: FunnelReport },
  { group: '每一步', path: 'goes-with', title: '同时出现', Tab: GoesWithTab },
  { group: '每一步', path: 'completeness', title: '完整度', Tab: Completeness },
  { group: '商品', path: 'bundles', title: '搭配', Tab: BundlesTab },
] as const
const TOGETHER = { group: '商品', path: 'together', title: '一起买', Tab: TogetherTab }

/** Reports of the whole shop are no business of whoever looks after some stores: their figures are by store. */
function useTabs() {
  const isWhole = useWholeRight('reports')
  const hasGoods = useRight('goods')
  if (!isWhole) return TABS.filter(({ path }) => path === 'figures')
  return hasGoods ? [...TABS, TOGETHER] : TABS
}

export default function ReportsPage() {
  const tabs = useTabs()
  return (
    <Routes>
      <Route path="figures/:figureKey" element={<FigurePage />} />
      <Route path="incidents/:incidentId" element={<IncidentPage />} />
      <Route path="briefs/:briefId" element={<BriefPage />} />
      <Route path="*" element={<Tabbed base="/reports" title="报表" tabs={tabs} />} />
    </Routes>
  )
}

const STAGES = {
  active: '活跃',
  acquisition: '获客',
  activation: '激活',
  retention: '留存',
  referral: '推荐',
  revenue: '收入',
} as const

function Board() {
  const asked = useAsk('report.getBoard', {})
  return (
    <Answer asked={asked} lines={10}>
      {({ figures }) => (
        <div className="stack">
          {(Object.keys(STAGES) as (keyof typeof STAGES)[]).map((stage) => (
            <Card key={stage} title={STAGES[stage]} hint="近 30 天">
              <FigureGrid figures={figures.filter((each) => each.stage === stage)} />
            </Card>
          ))}
        </div>
      )}
    </Answer>
  )
}

function Retention() {
  const asked = useAsk('report.getRetention', { by: 'week' })
  const shareOf = ({ classic, eligible }: { classic: number; eligible: number }) =>
    eligible === 0 ? '–' : percent(classic / eligible)
  return (
    <Answer asked={asked} lines={10}>
      {({ total, rows, definitions, lastFullDay }) => (
        <Card
          title="回来的人"
          hint={lastFullDay ? `算到 ${dayText(lastFullDay)} · ${definitions.classic}` : '今晚第一次计算'}
        >
          <Rows
            name="按周的留存"
            rows={rows}
            keyOf={({ fromDay }) => fromDay}
            empty="还没有满一周的会员"
            columns={[
              { title: '第一次来', of: ({ fromDay, toDay }) => `${dayText(fromDay)} 至 ${dayText(toDay)}` },
              { title: '人数', of: ({ size }) => grouped(size), isFigure: true },
              ...total.retained.map(({ days }, index) => ({
                title: `${days} 天`,
                of: (row: (typeof rows)[number]) => {
                  const cell = row.retained[index]
                  return cell ? shareOf(cell) : '–'
                },
                isFigure: true,
              })),
            ]}
          />
        </Card>
      )}
    </Answer>
  )
}

function Cohorts() {
  const asked = useAsk('report.getCohorts', {})
  return (
    <Answer asked={asked} lines={8}>
      {({ cohorts, definition }) => (
        <Card title="首购月份" hint={definition}>
          <Rows
            name="按首购月份"
            rows={cohorts}
            keyOf={({ month }) => month}
            empty="还没有消费"
            columns={[
              { title: '首购', of: ({ month }) => `${Number(month.slice(0, 4))}年${Number(month.slice(5))}月` },
              { title: '人数', of: ({ size }) => grouped(size), isFigure: true },
              {
                title: '第 2 个月还买',
                of: ({ buyers, size }) => (buyers[1] === undefined ? '–' : percent(buyers[1] / size)),
                isFigure: true,
              },
              {
                title: '第 3 个月还买',
                of: ({ buyers, size }) => (buyers[2] === undefined ? '–' : percent(buyers[2] / size)),
                isFigure: true,
              },
              {
                title: '一共消费',
                of: ({ spentFen }) => roundMoney(spentFen.reduce((sum, fen) => sum + fen, 0)),
                isFigure: true,
              },
            ]}
          />
        </Card>
      )}
    </Answer>
  )
}

function Completeness() {
  const asked = useAsk('report.getCompleteness', {})
  return (
    <Answer asked={asked} lines={8}>
      {({ days, total, target, definition }) => (
        <Card
          title="行为记录的完整度"
          hint={`${total.share === null ? '–' : percent(total.share)}，目标 ${percent(target)} · ${definition}`}
        >
          <Rows
            name="每天的完整度"
            rows={[...days].reverse()}
            keyOf={({ day }) => day}
            empty="还没有记录"
            columns={[
              { title: '日子', of: ({ day }) => dayText(day) },
              { title: '产生', of: ({ produced }) => grouped(produced), isFigure: true },
              { title: '到达', of: ({ stored }) => grouped(stored), isFigure: true },
              { title: '没有同意', of: ({ withheld }) => grouped(withheld), isFigure: true },
              { title: '没有到', of: ({ missing }) => grouped(missing), isFigure: true },
              { title: '完整', of: ({ share }) => (share === null ? '–' : percent(share)), isFigure: true },
            ]}
          />
        </Card>
      )}
    </Answer>
  )
}
