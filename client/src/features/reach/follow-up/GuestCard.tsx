import { View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { Button } from '../../../ui/Button'
import { Tag } from '../../../ui/Tag'
import styles from './GuestCard.module.scss'
import { GuestSheet } from './GuestSheet'
import type { Guest, Guests } from './use-guests'

interface Props {
  guests: Guests
  storeId: string
  member: { memberCode: string; proof: string; displayName: string }
}

/** One sentence to say first. It stands where the guest may read it, and the sale goes on without it. */
export function GuestCard({ guests, storeId, member }: Props) {
  const { memberCode } = member
  const { see } = guests
  const [isOpen, setOpen] = useState(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: one look for a member, whatever proof the next page has
  useEffect(() => see(member), [see, memberCode])
  const guest = guests.of(memberCode)
  if (!guest) return null
  return (
    <View className={styles.card}>
      {guest.first ? (
        <>
          <View className={styles.label}>先说这一句</View>
          <View className={styles.say}>{guest.first.say}</View>
          <View className={styles.because}>{guest.first.because}</View>
        </>
      ) : null}
      <View className={styles.marks}>
        {marksOf(guest).map(({ text, tone }) => (
          <Tag key={text} tone={tone}>
            {text}
          </Tag>
        ))}
      </View>
      <View className={styles.more}>
        <Button kind="plain" size="small" onClick={() => setOpen(true)}>
          {guest.note || guest.facts.length > 0 ? '这位客人' : '记一句备注'}
        </Button>
      </View>
      {isOpen ? (
        <GuestSheet guest={guest} guests={guests} storeId={storeId} member={member} onClose={() => setOpen(false)} />
      ) : null}
    </View>
  )
}

/** Few enough for a glance. */
const MARKS_MAX = 4

function marksOf({ facts, said, note }: Guest): { text: string; tone: 'warm' | 'accent' | 'neutral' }[] {
  const marks = [
    ...facts.map(({ title, kind }) => ({ text: title, tone: kind === 'at-risk' ? 'neutral' : 'warm' }) as const),
    ...said.map((text) => ({ text: `说过：${text}`, tone: 'accent' }) as const),
    ...(note ? [{ text: '有备注', tone: 'neutral' } as const] : []),
  ]
  return marks.slice(0, MARKS_MAX)
}
