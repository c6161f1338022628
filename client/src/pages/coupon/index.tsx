import { useRouter } from '@tarojs/taro'
import { useQuery } from '../../api/use-query'
import { CouponDetail, isAtTill, isToShow } from '../../features/loyalty/coupon/CouponDetail'
import { useRedemptionWatch } from '../../features/loyalty/coupon/use-redemption-watch'
import { CodeFace } from '../../features/people/member-code/CodeFace'
import { useShownCode } from '../../features/people/member-code/use-shown-code'
import { Page } from '../../ui/Page'
import { Skeleton } from '../../ui/Skeleton'
import { useBrightWhile } from '../../ui/use-bright-while'
import { guarded } from '../guarded'
import { QueryView } from '../QueryView'
import { openCheckIn, openProfile, openTiers } from '../routes'
import { usePageViewed } from '../use-page-viewed'

const skeleton = (
  <>
    <Skeleton shape="card" />
    <Skeleton rows={4} />
  </>
)

const steps = { onTiers: openTiers, onProfile: openProfile, onEarn: () => openCheckIn() }

function CouponPage() {
  const { id = '' } = useRouter().params
  const answer = useQuery('coupon.get', { couponId: id })
  const isShown = answer.data !== null && isToShow(answer.data)
  // Here and not in a child: a child drawn later would miss that the page is shown.
  const shown = useShownCode(isShown)
  useBrightWhile(isShown)
  useRedemptionWatch(answer.data !== null && isAtTill(answer.data), answer.refresh)
  usePageViewed('coupon')
  return (
    <Page>
      <QueryView query={answer} skeleton={skeleton} dims={false}>
        {(data) => {
          // The member code says who it is; the number after it says which coupon.
          const code = shown.code === null ? null : `${shown.code}${data.coupon.number}`
          return <CouponDetail answer={data} code={<CodeFace of="coupon" shown={{ ...shown, code }} />} steps={steps} />
        }}
      </QueryView>
    </Page>
  )
}

export default guarded('coupon', CouponPage)
