import { create } from 'zustand'
import { ApiError } from '../../../api/api-error'
import { type ActionOutput, call } from '../../../api/call'
import { type KeptAnswer, keepAnswer, onAnswersForgotten, recallAnswer } from '../../../api/kept-answers'
import { comparedDeviceKey } from '../../../session/compared-device'
import { tellTouch } from '../../../session/record-touch'
import { useSession } from '../../../session/use-session'

export type HomeAnswer = ActionOutput<'home.open'>

interface HomeState {
  answer: KeptAnswer<HomeAnswer> | null
  error: ApiError | null
  loading: boolean
}

const STORAGE_KEY = 'home'

/**
 * The answer of `home.open`, which both home and the member code show. It is not a `useQuery`, because its input
 * includes where the visit came from, and yet there must be only one answer, wherever that was.
 */
export const useHomeStore = create<HomeState>()(() => ({ answer: null, error: null, loading: false }))

let asking: Promise<void> | null = null

onAnswersForgotten(() => {
  // The running request may bring the very answer that could not be drawn, so a new caller does not share it.
  asking = null
  useHomeStore.setState({ answer: null })
})

/** Asks again; the current content stays until the answer comes. */
export function refreshHome(): Promise<void> {
  if (asking) return asking
  const work = ask().finally(() => {
    if (asking === work) asking = null
  })
  asking = work
  return work
}

/** Shows what an act on this phone has just changed, until the next full answer. */
export function changeHome(change: (before: HomeAnswer) => HomeAnswer): void {
  const { answer } = useHomeStore.getState()
  if (answer) keep({ ...answer, data: change(answer.data) })
}

/** What the phone remembers of the last visit, shown until the shop answers or while it cannot. */
export function recallHome(): void {
  const { answer } = useHomeStore.getState()
  if (!answer) useHomeStore.setState({ answer: recallAnswer<'home.open'>(STORAGE_KEY) })
}

async function ask(): Promise<void> {
  useHomeStore.setState({ loading: true })
  try {
    const { entrance } = useSession.getState()
    // Phones are compared only for visitors with an invitation, to tell them from the inviter.
    const device = entrance.inviter === undefined ? {} : await comparedDeviceKey()
    const data = await call('home.open', { entrance: { ...entrance, ...device } })
    keep({ data, receivedAt: Date.now() })
    useHomeStore.setState({ error: null, loading: false })
    const { memberId, memberCode, nickname, avatarFileId, tier } = data
    useSession.getState().setMember({ memberId, memberCode, nickname, avatarFileId, tier })
    const isCompared = data.isInviteOpen || data.invited !== null
    void tellTouch({ isCompared }).then((target) => target && useSession.getState().setTarget(target))
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    useHomeStore.setState({ error, loading: false })
  }
}

function keep(answer: KeptAnswer<HomeAnswer>): void {
  useHomeStore.setState({ answer })
  // The welcome is shown once, so it is left out of what is remembered.
  keepAnswer(STORAGE_KEY, { ...answer, data: { ...answer.data, isNew: false, welcomePoints: 0 } })
}
