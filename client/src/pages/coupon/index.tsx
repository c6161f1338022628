import { useRouter } from '@tarojs/taro'
import type { ActionOutput } from '../../api/call'
import { useQuery } from '../../api/use-query'
import { CouponDetail, isAtTill, isToShow } from '../../features/loyalty/coupon/CouponDetail'
import { useRedemptionWatch } from '../../features/loyalty/coupon/use-redemption-watch'
import { CodeFace } from '../../features/people/member-code/CodeFace'
import { useShownCode } from '../../features/people/member-code/use-shown-code'
import { AskCard } from '../../features/reach/message/AskCard'
import { whenText } from '../../features/reach/message/reminder-text'
import { type Reminder, reminderIn, useAsking, useReminders } from '../../features/reach/message/use-reminder'
import { Page } from '../../ui/Page'
import { Skeleton } from '../../ui/Skeleton'
import { useBrightWhile } from '../../ui/use-bright-while'
import { guarded } from '../guarded'
import { QueryView } from '../QueryView'
import { openCheckIn, openProfile, openTiers } from '../routes'
import { usePageViewed } from '../use-page-viewed'

const DAY_MS = 86_400_000

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
  const reminders = useReminders()
  const asking = useAsking(reminders)
  const reminder = reminderIn(reminders.data, 'coupon-ending')
  usePageViewed('coupon')
  return (
    <Page>
      <QueryView query={answer} skeleton={skeleton} dims={false}>
        {(data) => {
          // The member code says who it is; the number after it says which coupon.
          const code = shown.code === null ? null : `${shown.code}${data.coupon.number}`
          const isWaiting = isToRemind(data, reminder) || asking.answered['coupon-ending'] !== undefined
          return (
            <>
              <CouponDetail answer={data} code={<CodeFace of="coupon" shown={{ ...shown, code }} />} steps={steps} />
              {reminder && isWaiting ? (
                <AskCard
                  reminder={reminder}
                  asking={asking}
                  title="怕忘了用？"
                  note={`要不要${whenText(reminder)} 提醒一次？`}
                  act="到期前提醒"
                  about={{ couponId: id }}
                />
              ) : null}
            </>
          )
        }}
      </QueryView>
    </Page>
  )
}

/** The coupon can still be used, and the moment to say so is ahead; who has asked for all of them is not asked again. */
function isToRemind({ coupon, now }: ActionOutput<'coupon.get'>, reminder: Reminder | undefined): boolean {
  if (!reminder || (reminder.isOn && reminder.left > 0) || coupon.status !== 'available') return false
  return coupon.untilAt - (reminder.daysBefore + 1) * DAY_MS > now
}

export default guarded('coupon', CouponPage)
