import { View } from '@tarojs/components'
import { Card } from '../../../ui/Card'
import { Empty } from '../../../ui/Empty'
import { Notice } from '../../../ui/Notice'
import { closedText } from './closed-text'
import { FriendList } from './FriendList'
import { InviteActs } from './InviteActs'
import { InviteProgress } from './InviteProgress'
import styles from './InviteView.module.scss'
import { canInvite, type Invite } from './invite'
import { TermsCard } from './TermsCard'
import type { useInvite } from './use-invite'

interface Props extends Pick<ReturnType<typeof useInvite>, 'friends' | 'more'> {
  invite: Invite
  onPoster: () => void
}

/** What both sides get and the condition stand above the buttons; the other rules are one tap away, below them. */
export function InviteView({ invite, friends, more, onPoster }: Props) {
  const { terms, share, progress, today } = invite
  const isOpen = canInvite(invite)
  return (
    <>
      <ClosedNote invite={invite} />
      {terms ? (
        <TermsCard terms={terms}>{isOpen ? <InviteActs sharePath={share.path} onPoster={onPoster} /> : null}</TermsCard>
      ) : null}
      {terms ? <InviteProgress terms={terms} progress={progress} /> : null}
      {isOpen || friends.length > 0 ? (
        <FriendList friends={friends} today={today} canInvite={isOpen} more={more} />
      ) : null}
    </>
  )
}

function ClosedNote({ invite: { terms, closed, today } }: { invite: Invite }) {
  if (closed === null && terms !== null) return null
  const { title, note } = closedText(closed ?? 'not-open', terms, today)
  if (terms === null) {
    return (
      <Card>
        <Empty picture="cup" title={title} note={note} />
      </Card>
    )
  }
  return (
    <Notice>
      <View className={styles.title}>{title}</View>
      <View>{note}</View>
    </Notice>
  )
}
