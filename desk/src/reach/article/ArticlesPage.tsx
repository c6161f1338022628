import { Button } from 'antd'
import { useState } from 'react'
import type { ActionOutput } from '../../api/request'
import { useAsk } from '../../api/use-ask'
import { usePages } from '../../api/use-pages'
import { useShopNow } from '../../frame/use-person'
import { Answer } from '../../ui/Answer'
import { Card, Page, Status, type Tone } from '../../ui/Page'
import { Rows } from '../../ui/Rows'
import { dayText, grouped, percent } from '../../ui/words'
import { ArticleDialog } from './ArticleDialog'
import { blankForm, formOf, KINDS, STATUSES, type Written } from './form'

type Figures = ActionOutput<'article.getFigures'>
const LIGHTS: Record<NonNullable<Figures['light']>, { tone: Tone; word: string }> = {
  good: { tone: 'good', word: '在目标以内' },
  watch: { tone: 'watch', word: '高过目标' },
  bad: { tone: 'bad', word: '太多了' },
}

export default function ArticlesPage() {
  const { asked, more } = usePages(
    'article.listWritten',
    {},
    ({ nextBeforeDay }) => (nextBeforeDay === null ? null : { beforeDay: nextBeforeDay }),
    ({ articles }) => articles,
  )
  const figures = useAsk('article.getFigures', {})
  const now = useShopNow()
  const [edited, setEdited] = useState<Written | 'new' | null>(null)
  return (
    <Page
      title="看茶"
      hint="给会员看的内容：做法、来历为主，卖东西的有上限"
      acts={
        <Button type="primary" onClick={() => setEdited('new')}>
          写一篇
        </Button>
      }
    >
      <div className="stack">
        <Answer asked={figures} lines={4}>
          {(answer) => <Balance figures={answer} />}
        </Answer>
        <Card title="日历" hint="按上的日子，新的在前">
          <Answer asked={asked} lines={6}>
            {(rows) => (
              <Rows
                name="内容日历"
                rows={rows}
                keyOf={({ articleId }) => articleId}
                empty="还没有写过"
                more={more}
                columns={[
                  {
                    title: '题目',
                    of: (article) => (
                      <button type="button" className="link-button" onClick={() => setEdited(article)}>
                        {article.title}
                      </button>
                    ),
                  },
                  { title: '哪一类', of: ({ kind }) => KINDS.find(({ value }) => value === kind)?.label ?? kind },
                  { title: '日子', of: ({ fromDay, untilDay }) => `${dayText(fromDay)} 至 ${dayText(untilDay)}` },
                  {
                    title: '状态',
                    of: ({ status }) => <Status tone={STATUSES[status].tone}>{STATUSES[status].word}</Status>,
                  },
                  { title: '读完', of: ({ figures: { readers } }) => grouped(readers), isFigure: true },
                  { title: '有用', of: ({ figures: each }) => usefulText(each), isFigure: true, isExtra: true },
                  { title: '7 天内来', of: ({ figures: each }) => followedText(each, 'came'), isFigure: true },
                  { title: '7 天内买', of: ({ figures: each }) => followedText(each, 'bought'), isFigure: true },
                ]}
              />
            )}
          </Answer>
        </Card>
      </div>
      {edited !== null && (
        <ArticleDialog
          changes={edited === 'new' ? null : edited}
          initial={edited === 'new' ? blankForm(now) : formOf(edited)}
          initialStatus={edited === 'new' ? 'live' : edited.status}
          onClose={() => setEdited(null)}
        />
      )}
    </Page>
  )
}

function Balance({ figures }: { figures: Figures }) {
  const { share, light, cards, promotions, basePercent, targetPercent, windowDays, kinds, definition } = figures
  return (
    <Card
      title="有用和推销"
      hint={`近 ${windowDays} 天上的 ${cards} 篇里 ${promotions} 篇卖东西 · 目标 ${targetPercent}% 以内，最多 ${basePercent}%`}
      act={light && <Status tone={LIGHTS[light].tone}>{LIGHTS[light].word}</Status>}
    >
      <p className="big">
        {share === null ? '–' : percent(share)}
        <small>卖东西的占比</small>
      </p>
      <Rows
        name="每一类带来什么"
        rows={kinds}
        keyOf={({ kind }) => kind}
        columns={[
          { title: '近 90 天', of: ({ name }) => name },
          { title: '读完', of: ({ readers }) => grouped(readers), isFigure: true },
          { title: '有用', of: usefulText, isFigure: true },
          { title: '7 天内来', of: (each) => followedText(each, 'came'), isFigure: true },
          { title: '7 天内买', of: (each) => followedText(each, 'bought'), isFigure: true },
        ]}
      />
      <p className="soft small">{definition}</p>
    </Card>
  )
}

interface Counted {
  useful: number
  notUseful: number
  followed: number
  came: number
  bought: number
}

const usefulText = ({ useful, notUseful }: Counted): string =>
  useful + notUseful === 0 ? '–' : `${grouped(useful)} / ${grouped(useful + notUseful)}`

function followedText(counted: Counted, what: 'came' | 'bought'): string {
  return counted.followed === 0 ? '–' : percent(counted[what] / counted.followed)
}
