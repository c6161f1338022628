import { Link, useParams } from 'react-router'
import type { ActionOutput } from '../../api/request'
import { useAsk } from '../../api/use-ask'
import { usePages } from '../../api/use-pages'
import { useRight } from '../../frame/use-person'
import { Answer } from '../../ui/Answer'
import { Card, Page } from '../../ui/Page'
import { Rows } from '../../ui/Rows'
import { dayText, grouped } from '../../ui/words'

type Tag = ActionOutput<'tag.list'>['tags'][number]

/** One tag: what it says, and who carries it. */
export function TagPage() {
  const { tagKey = '' } = useParams()
  const asked = useAsk('tag.list', {})
  const tag = asked.answer?.tags.find(({ key }) => key === tagKey)
  const maySetRules = useRight('rules')
  const list = usePages(
    'tag.listMembers',
    { key: tagKey },
    ({ nextAfterId }) => (nextAfterId === null ? null : { key: tagKey, afterId: nextAfterId }),
    ({ members }) => members,
  )
  return (
    <Page
      under={{ to: '/segments', title: '分群与标签' }}
      title={tag?.name ?? (asked.answer ? tagKey : '标签')}
      hint={tag && `${grouped(tag.members)} 人`}
    >
      <div className="stack">
        <Card title="怎么打上" act={maySetRules && <Link to="/rules/tag">改标签规则</Link>}>
          <Answer asked={asked} lines={2}>
            {() => <HowAttached tag={tag} />}
          </Answer>
        </Card>
        <Card title="是哪些会员" hint="看过名单会留在审计里">
          <Answer asked={list.asked} lines={6}>
            {(rows) => (
              <Rows
                name="有这个标签的会员"
                rows={rows}
                keyOf={({ memberId }) => memberId}
                linkOf={({ memberId }) => `/members/${memberId}`}
                empty="现在没有会员有这个标签"
                more={list.more}
                columns={[
                  { title: '会员', of: ({ displayName }) => displayName },
                  { title: '从哪天起', of: ({ sinceDay }) => dayText(sinceDay), isFigure: true },
                ]}
              />
            )}
          </Answer>
        </Card>
      </div>
    </Page>
  )
}

function HowAttached({ tag }: { tag: Tag | undefined }) {
  if (!tag) return <p className="soft">规则里没有这个标签了</p>
  if (tag.by === 'hand') return <p className="soft">手工：在会员页的“标签”里加</p>
  return (
    <ul>
      {tag.rule.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}
