import { useQuery } from '../../api/use-query'
import { useSeen } from '../../features/insight/experiment/use-seen'
import { ArticleList } from '../../features/reach/article/ArticleList'
import { useSession } from '../../session/use-session'
import { Empty } from '../../ui/Empty'
import { Page } from '../../ui/Page'
import { Skeleton } from '../../ui/Skeleton'
import { guarded } from '../guarded'
import { QueryView } from '../QueryView'
import { openArticle } from '../routes'
import { usePageViewed } from '../use-page-viewed'
import { usePullDown } from '../use-pull-down'

function ArticlePage() {
  const list = useQuery('article.list', {})
  usePageViewed('article')
  const { memberId = null } = useSession(({ member }) => member) ?? {}
  // Of one card there is no order, and nobody has seen any.
  const hasOrder = (list.data?.articles.length ?? 0) > 1
  useSeen(hasOrder ? (list.data?.experimentIds ?? []) : [], memberId)
  usePullDown(list.refresh)
  return (
    <Page>
      <QueryView query={list} skeleton={<Skeleton rows={5} />}>
        {({ articles }) =>
          articles.length === 0 ? (
            <Empty title="这里还没有内容" note="店里写好冲泡、来历这些，会放在这里" />
          ) : (
            <ArticleList articles={articles} onOpen={openArticle} />
          )
        }
      </QueryView>
    </Page>
  )
}

export default guarded('article', ArticlePage)
