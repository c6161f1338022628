import type { Context } from '../../../platform/context'
import { isNew } from '../../../platform/db/is-new'
import { DomainError } from '../../../platform/domain-error'
import {
  type CodePicture,
  findPicture,
  insertPicture,
  keepPicture,
  listWantedPictures,
  wantPicture,
} from './entrance.repository'

const FOLDER = 'codes'

export interface HandedPicture {
  fileId: string
  /** Base64. */
  picture: string
}

/**
 * The picture of the mini-program code with this `scene`: asked of WeChat once and kept in cloud storage. Who dies in
 * between leaves a file that the next one writes over, because its path comes from the scene.
 *
 * The picture itself is handed out, because a phone may not open the file: what a function has uploaded belongs to the
 * administrator alone, and files of the bucket are for those who uploaded them.
 */
export async function pictureOf(context: Context, scene: string): Promise<HandedPicture> {
  const known = await findPicture(context.db, scene)
  return (await keptPicture(context, known)) ?? makePicture(context, scene, known)
}

/**
 * The same for whoever may not have it made: WeChat answers calls of phones and of the timer, and no others. Null where
 * it is not there yet; the job makes it at the next tick.
 */
export async function pictureOrWish(context: Context, scene: string): Promise<HandedPicture | null> {
  const { db, now } = context
  const known = await findPicture(db, scene)
  const kept = await keptPicture(context, known)
  if (kept) return kept
  if (known) await wantPicture(db, scene, known.wantedAt ?? now)
  else await isNew(insertPicture(db, { _id: scene, fileId: null, wantedAt: now, at: now }))
  return null
}

const WISHES_AT_ONCE = 20

/** Makes the pictures that somebody waits for. One that WeChat does not make now is tried again by the next tick. */
export async function makeWantedPictures(context: Context, isTimeUp: () => boolean) {
  const wanted = await listWantedPictures(context.db, WISHES_AT_ONCE)
  let made = 0
  for (const picture of wanted) {
    if (isTimeUp()) break
    try {
      await makePicture(context, picture._id, picture)
      made += 1
    } catch (error) {
      // Which says in the log why; the others need not wait for this one.
      if (!(error instanceof DomainError)) throw error
    }
  }
  return { looked: wanted.length, made }
}

async function keptPicture({ cloud, log }: Context, known: CodePicture | null): Promise<HandedPicture | null> {
  const fileId = known?.fileId
  if (!fileId) return null
  const kept = await cloud.download(fileId).catch((error) => void log.error('a picture is gone', error))
  return kept ? { fileId, picture: kept.toString('base64') } : null
}

async function makePicture({ db, cloud, now }: Context, scene: string, known: CodePicture | null) {
  const made = await cloud.codePicture(scene)
  const fileId = await cloud.upload(`${FOLDER}/${scene.replaceAll('.', '-')}.png`, made)
  const picture: CodePicture = { _id: scene, fileId, wantedAt: null, at: now }
  // Two who asked at once made the same file.
  if (!known) await isNew(insertPicture(db, picture))
  else if (known.fileId !== fileId || known.wantedAt) await keepPicture(db, picture)
  return { fileId, picture: made.toString('base64') }
}
