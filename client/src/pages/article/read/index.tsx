import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useAnswered } from '../../../api/use-answered'
import { useQuery } from '../../../api/use-query'
import { ArticleEnd } from '../../../features/reach/article/ArticleEnd'
import { type Article, ArticleView } from '../../../features/reach/article/ArticleView'
import { useEndInSight } from '../../../features/reach/article/use-end-in-sight'
import { Page } from '../../../ui/Page'
import { Skeleton } from '../../../ui/Skeleton'
import { guarded } from '../../guarded'
import { QueryView } from '../../QueryView'
import { openCheckIn, openCouponCentre, openOccasion } from '../../routes'
import { usePageViewed } from '../../use-page-viewed'

const END = 'end-of-text'

const skeleton = (
  <>
    <Skeleton shape="card" />
    <Skeleton rows={6} />
  </>
)

function follow({ link }: Article): void {
  if (link.kind === 'couponCentre') openCouponCentre()
  else if (link.kind === 'checkIn') openCheckIn()
  else if (link.kind === 'occasion' && link.occasionId !== null) openOccasion(link.occasionId)
}

function ReadPage() {
  const { id = '' } = useRouter().params
  const { query, accept } = useAnswered(useQuery('article.get', { articleId: id }))
  const isAtEnd = useEndInSight(END, query.data !== null)
  usePageViewed('read')
  return (
    <Page>
      <QueryView query={query} skeleton={skeleton}>
        {(article) => (
          <>
            <ArticleView article={article} onLink={() => follow(article)} />
            <View id={END} />
            <ArticleEnd article={article} isAtEnd={isAtEnd} onSaid={(isUseful) => accept({ ...article, isUseful })} />
          </>
        )}
      </QueryView>
    </Page>
  )
}

export default guarded('article/read', ReadPage)
