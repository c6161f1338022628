import type { Context } from '../../platform/context'
import { DuplicateKeyError } from '../../platform/db/errors'
import { findPicture, insertPicture } from './entrance.repository'

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
  const { db, cloud, now, log } = context
  const known = await findPicture(db, scene)
  const kept =
    known && (await cloud.download(known.fileId).catch((error) => void log.error('a picture is gone', error)))
  if (known && kept) return { fileId: known.fileId, picture: kept.toString('base64') }
  const made = await cloud.codePicture(scene)
  const fileId = await cloud.upload(`${FOLDER}/${scene.replaceAll('.', '-')}.png`, made)
  if (!known) {
    try {
      await insertPicture(db, { _id: scene, fileId, at: now })
    } catch (error) {
      // Two who asked at once made the same file.
      if (!(error instanceof DuplicateKeyError)) throw error
    }
  }
  return { fileId, picture: made.toString('base64') }
}
