import { Button, Input, Segmented } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { refusalText } from '../../api/refusal-text'
import { ApiError, request } from '../../api/request'
import { FindPurchases } from '../../till/purchase/FindPurchases'
import { FindForm } from '../../ui/FindForm'
import { Card } from '../../ui/Page'
import { findInput } from './find-input'
import { NicknameMatches } from './NicknameMatches'

const WAYS = [
  { value: 'person', label: '手机号、会员号、昵称' },
  { value: 'receipt', label: '小票号' },
] as const
type Way = (typeof WAYS)[number]['value']

export function FindMember() {
  const [way, setWay] = useState<Way>('person')
  return (
    <Card
      title="找一位会员"
      act={<Segmented size="small" aria-label="按什么找" value={way} options={[...WAYS]} onChange={setWay} />}
    >
      {way === 'person' ? <FindPerson /> : <FindPurchases way="receipt" />}
      <p className="soft small">每看一位会员都会记入审计。手机号只显示前 3 位和后 2 位</p>
    </Card>
  )
}

/** A key identifies one member, whose page opens at once; a nickname may fit several. */
function FindPerson() {
  const [typed, setTyped] = useState('')
  const [nickname, setNickname] = useState<string | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const [isLooking, setLooking] = useState(false)
  const navigate = useNavigate()
  const find = async () => {
    setProblem(null)
    setNickname(null)
    const input = findInput(typed)
    if (!input)
      return typed.trim() === '' ? setProblem('输入手机号、会员号（10 位）、会员码或昵称') : setNickname(typed.trim())
    setLooking(true)
    try {
      const { memberId } = await request('member.find', input)
      await navigate(`/members/${memberId}`)
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      setProblem(refusalText(error))
    } finally {
      setLooking(false)
    }
  }
  return (
    <>
      <FindForm problem={problem} onFind={() => void find()}>
        <Input
          aria-label="手机号、会员号、会员码或昵称"
          placeholder="手机号、会员号、会员码或昵称"
          value={typed}
          allowClear
          autoFocus
          onChange={(event) => setTyped(event.target.value)}
          status={problem ? 'error' : ''}
        />
        <Button type="primary" htmlType="submit" loading={isLooking}>
          找
        </Button>
      </FindForm>
      {nickname !== null && <NicknameMatches nickname={nickname} />}
    </>
  )
}
