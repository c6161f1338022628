import {
  ASKS_MAX,
  askedInVain,
  askedOf,
  decidePhoto,
  isOwnPhoto,
  type Photo,
  type Verdict,
} from '#shared/reach/feedback/photo'
import { WeChatError } from '../../../platform/ask-wechat'
import type { Context, MemberContext } from '../../../platform/context'
import { DomainError } from '../../../platform/domain-error'
import { recordsOfPerson, requireRoom } from '../../people/member/member.face'
import { findPhoto, listByTrace, listPhotos, savePhoto } from './photo.repository'

/** WeChat fetches the photo within minutes. */
const SEEN_BY_WECHAT_SECONDS = 3600
/** Whoever answers looks now. */
const SHOWN_SECONDS = 600
const OF_ONE_MAX = 10

/** @throws DomainError INVALID_INPUT for a file that is not the caller's own, TOO_MANY_REQUESTS */
export async function requireOwnPhotos(context: MemberContext, fileIds: readonly string[]): Promise<void> {
  if (fileIds.length === 0) return
  // A phone may have put it there before its record was merged.
  const records = await recordsOfPerson(context.db, context.memberId)
  for (const fileId of fileIds) {
    if (!records.some((record) => isOwnPhoto(fileId, record))) throw new DomainError('INVALID_INPUT')
    await requireRoom(context, 'photos')
  }
}

export const photosOf = (feedbackId: string, fileIds: readonly string[], { memberId, now }: MemberContext): Photo[] =>
  fileIds.map((fileId, index) => ({
    ...{ _id: `${feedbackId}:${index}`, feedbackId, memberId, fileId },
    ...{ state: 'waiting', traceId: null, asks: 0, dueAt: now, at: now },
  }))

/** At once, so that the answer comes soon; what fails here is asked by the job. */
export async function askAbout(context: MemberContext, photos: readonly Photo[]): Promise<void> {
  for (const photo of photos) {
    await askWeChatAbout(context, photo, context.caller.openid).catch((error) =>
      context.log.error('a photo is checked later', error),
    )
  }
}

/** Gives a photo to WeChat's check; the answer is pushed. Asked twice, the later check counts. */
export async function askWeChatAbout(context: Context, photo: Photo, openid: string): Promise<boolean> {
  const traceId = photo.asks >= ASKS_MAX ? null : await traceOf(context, photo, openid)
  return changePhoto(context, photo._id, (before) => {
    if (before.state !== 'waiting' && before.state !== 'checking') return null
    return traceId === null
      ? askedInVain({ ...before, state: 'waiting' }, context.now)
      : askedOf(before, traceId, context.now)
  })
}

/** Null where WeChat does not take it, for example because the member was here too long ago. */
async function traceOf({ cloud }: Context, { fileId }: Photo, openid: string): Promise<string | null> {
  const [url] = await cloud.addressesOf([fileId], SEEN_BY_WECHAT_SECONDS)
  if (!url) return null
  try {
    return await cloud.checkPicture(openid, url)
  } catch (error) {
    if (error instanceof WeChatError) return null
    throw error
  }
}

/** An answer of WeChat's, by the check's name that it alone knows. Answers whether it was about anything. */
export async function noteVerdict(context: Context, traceId: string, verdict: Verdict): Promise<boolean> {
  const [photo] = await listByTrace(context.db, traceId)
  if (!photo) return false
  const isChanged = await changePhoto(context, photo._id, (before) =>
    before.traceId === traceId ? decidePhoto(before, verdict, context.now) : null,
  )
  if (isChanged && verdict !== 'pass' && verdict !== 'failed') await removeQuietly(context, photo.fileId)
  return isChanged
}

/** For whoever answers the member: addresses of what passed, and how many did not. */
export async function shownPhotosOf({ db, cloud }: Context, feedbackId: string) {
  const photos = await listPhotos(db, feedbackId, OF_ONE_MAX)
  const passed = photos.filter(({ state }) => state === 'passed')
  const addresses =
    passed.length === 0
      ? []
      : await cloud.addressesOf(
          passed.map(({ fileId }) => fileId),
          SHOWN_SECONDS,
        )
  return {
    photos: addresses.filter((address) => address !== null),
    photosChecking: photos.filter(({ state }) => state === 'waiting' || state === 'checking').length,
    photosHidden: photos.filter(({ state }) => state === 'refused' || state === 'unknown').length,
  }
}

async function changePhoto({ db }: Context, id: string, decide: (before: Photo) => Photo | null): Promise<boolean> {
  return db.transaction(async (tx) => {
    const before = await findPhoto(tx, id)
    const after = before && decide(before)
    if (after) await savePhoto(tx, after)
    return Boolean(after)
  })
}

/** Nobody can see it any more; the job that forgets takes what stays behind. */
async function removeQuietly({ cloud, log }: Context, fileId: string): Promise<void> {
  await cloud.removeFile(fileId).catch((error) => log.error('a refused photo stays in storage', error))
}
