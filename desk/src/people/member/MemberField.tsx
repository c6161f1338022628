import { Input, Radio } from 'antd'
import { useEffect, useId, useState } from 'react'
import type { ApiError } from '../../api/request'
import { useAsk } from '../../api/use-ask'
import { shortId } from '../../ui/words'
import { findInput } from './find-input'
import type { Member } from './Identity'

const PAUSE_MS = 400
const NICKNAME_MIN = 2

export interface ChosenMember {
  typed: string
  type(text: string): void
  /** Chooses among several members with the same nickname. */
  pickedId: string | null
  pick(memberId: string): void
  member: Member | undefined
  error: ApiError | null
}

/**
 * The member that a dialog is about, typed as a phone number, member number or nickname. Nothing is asked while it is
 * closed.
 */
export function useChosenMember(isOpen: boolean): ChosenMember {
  const [typed, type] = useState('')
  const [pickedId, pick] = useState<string | null>(null)
  const key = isOpen ? findInput(typed) : null
  const found = useAsk('member.find', isOpen && pickedId !== null ? { memberId: pickedId } : key)
  return {
    typed,
    type: (text) => {
      type(text)
      pick(null)
    },
    pickedId,
    pick,
    member: key === null && pickedId === null ? undefined : found.answer,
    error: key === null ? null : found.error,
  }
}

export function MemberField({ label, chosen }: { label: string; chosen: ChosenMember }) {
  const id = useId()
  const { typed, type, member, error } = chosen
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <Input id={id} value={typed} onChange={(event) => type(event.target.value)} placeholder="手机号、会员号或昵称" />
      {findInput(typed) === null && <Matches chosen={chosen} />}
      {member && (
        <span className="help">
          找到了：
          <Called member={member} />
        </span>
      )}
      {error && <p className="problem">没有找到</p>}
    </div>
  )
}

/** A nickname alone identifies nobody, so the operator has to choose. */
function Matches({ chosen: { typed, pickedId, pick } }: { chosen: ChosenMember }) {
  const nickname = useSettled(typed.trim())
  const asked = useAsk('member.search', nickname.length < NICKNAME_MIN ? null : { nickname })
  if (!asked.answer || nickname !== typed.trim()) return null
  const { members } = asked.answer
  if (members.length === 0) return <p className="problem">没有昵称以“{nickname}”开头的会员</p>
  return (
    <Radio.Group
      className="choices"
      aria-label="是哪一位"
      value={pickedId}
      onChange={(event) => pick(String(event.target.value))}
      options={members.map((each) => ({ value: each.memberId, label: <Called member={each} /> }))}
    />
  )
}

/** A member as whoever stands at the counter can tell them from others. */
export function Called({ member }: { member: Pick<Member, 'memberId' | 'nickname' | 'phoneMasked'> }) {
  const { memberId, nickname, phoneMasked } = member
  return (
    <>
      {nickname !== null && <strong>{nickname}</strong>} {phoneMasked} {shortId(memberId)}
    </>
  )
}

/** What was typed, once typing pauses: each search leaves a line in the log. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [text])
  return settled
}
