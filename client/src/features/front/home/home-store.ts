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
 * The answer of `home.open`, which home and the member code both show. Not a `useQuery`: it signs in, so it tells where
 * the visit came from, and yet it is one question with one answer, wherever the visit came from.
 */
export const useHomeStore = create<HomeState>()(() => ({ answer: null, error: null, loading: false }))

let asking: Promise<void> | null = null

onAnswersForgotten(() => {
  // The answer that could not be drawn may be what is still being dealt with: it is no answer to whoever asks now.
  asking = null
  useHomeStore.setState({ answer: null })
})

/** Asks again; what is shown stays until the answer is there. */
export function refreshHome(): Promise<void> {
  if (asking) return asking
  const work = ask().finally(() => {
    if (asking === work) asking = null
  })
  asking = work
  return work
}

/** Draws what an act on this phone has just changed, until the next answer says all of it. */
export function changeHome(change: (before: HomeAnswer) => HomeAnswer): void {
  const { answer } = useHomeStore.getState()
  if (answer) keep({ ...answer, data: change(answer.data) })
}

/** What the phone remembers of the last visit, for the time until the shop answers, or while it cannot. */
export function recallHome(): void {
  const { answer } = useHomeStore.getState()
  if (!answer) useHomeStore.setState({ answer: recallAnswer<'home.open'>(STORAGE_KEY) })
}

async function ask(): Promise<void> {
  useHomeStore.setState({ loading: true })
  try {
    const { entrance } = useSession.getState()
    // Only whoever comes by an invitation may have to be told from the inviter.
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
  // The welcome is said once, not again by the memory of it.
  keepAnswer(STORAGE_KEY, { ...answer, data: { ...answer.data, isNew: false, welcomePoints: 0 } })
}
