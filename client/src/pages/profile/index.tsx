import { useState } from 'react'
import { useQuery } from '../../api/use-query'
import { AvatarPicker } from '../../features/people/member/AvatarPicker'
import { BirthdayRow } from '../../features/people/member/BirthdayRow'
import { NicknameForm } from '../../features/people/member/NicknameForm'
import { PhoneRow } from '../../features/people/member/PhoneRow'
import { fullDayText } from '../../features/people/member/profile-text'
import { RecordQuestion } from '../../features/people/member/RecordQuestion'
import { useProfile } from '../../features/people/member/use-profile'
import { AskFor } from '../../features/reach/message/AskFor'
import { whenText } from '../../features/reach/message/reminder-text'
import { Card } from '../../ui/Card'
import { ListRow } from '../../ui/ListRow'
import { Page } from '../../ui/Page'
import { Skeleton } from '../../ui/Skeleton'
import { guarded } from '../guarded'
import { QueryView } from '../QueryView'
import { usePageViewed } from '../use-page-viewed'

function ProfilePage() {
  const { query, accept } = useProfile()
  // An extra: without its answer the page is complete, and does not ask for the birthday.
  const gifts = useQuery('coupon.listBirthdayGifts', {}, { enabled: query.data?.birthdayMasked === null })
  /** Whether the birthday was told just now, on this page. */
  const [isTold, setTold] = useState(false)
  usePageViewed('profile')
  return (
    <Page>
      <QueryView query={query} skeleton={<Skeleton rows={4} />}>
        {(profile) => (
          <>
            <RecordQuestion asksRecord={profile.asksRecord} onAnswered={accept} />
            <AvatarPicker profile={profile} onSaved={accept} />
            <Card>
              <NicknameForm nickname={profile.nickname} onSaved={accept} />
            </Card>
            <Card inset="rows">
              <PhoneRow phoneMasked={profile.phoneMasked} onBound={accept} />
              <BirthdayRow
                birthdayMasked={profile.birthdayMasked}
                gifts={gifts.data?.gifts ?? []}
                onSaved={(saved) => {
                  setTold(true)
                  accept(saved)
                }}
              />
              <ListRow title="加入日期" value={fullDayText(profile.joinedDay)} />
            </Card>
            {isTold ? (
              <AskFor
                purpose="birthday-gift"
                title="生日礼到了告诉你"
                note={(reminder) => `要不要${whenText(reminder)} 提醒一次？`}
                act="到了提醒我"
              />
            ) : null}
          </>
        )}
      </QueryView>
    </Page>
  )
}

export default guarded('profile', ProfilePage)
